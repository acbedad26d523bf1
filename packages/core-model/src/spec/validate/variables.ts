import { formatPath, type Path } from '../path';
import type { Problem } from '../problem';
import { reservedVariable, variableName } from '../problems/build';
import {
  credentialInText,
  dynamicReference,
  secretAsText,
  secretInImage,
  unknownPlaceholder,
} from '../problems/secret';
import type { ResolvedSpec } from '../resolved-spec';
import { findCredential } from '../show';
import type { VariablesSpec } from '../source';
import type { Rule } from './rule';

const SECRET_NAME =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)(?:_|$)/i;

/** Names that say where a secret is, what it is called or how long it lives, and hold none. */
const ABOUT_SECRET =
  /_(?:NAME|ARN|ID|URL|URI|PATH|FILE|TTL|EXPIRY|LENGTH|HEADER|ISSUER|AUDIENCE|MINUTES|SECONDS|DAYS)$/i;

const PRODUCT_VARIABLES = [
  'AWS_ACCOUNT_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'ENVIRONMENT_SUFFIX',
  'IMAGE_REPOSITORY',
  'IMAGE_TAG',
  'IMAGE_URI',
  'IMAGE_DIGEST',
  'REGISTRY_USERNAME',
  'REGISTRY_PASSWORD',
];

/** Rules about variables, and about secrets anywhere. */
export const variableRules: readonly Rule[] = [
  { concerns: ['build', 'tests', 'deploy'], find: ({ spec }) => listsOf(spec).flatMap(findInList) },
  { concerns: ['build'], find: ({ spec }) => findSecretArguments(spec) },
  { concerns: [], find: ({ said }) => textsOf(said, []).flatMap(findInText) },
];

interface VariableList {
  readonly path: Path;
  readonly variables: VariablesSpec;
  /** Whether CodeBuild runs with them. */
  readonly isBuild: boolean;
}

function listsOf({ build, tests, deploy }: ResolvedSpec): readonly VariableList[] {
  return [
    { path: ['build', 'environment'], variables: build.environment, isBuild: true },
    ...tests.map(({ environment }, index) => ({
      path: ['tests', index, 'environment'],
      variables: environment,
      isBuild: true,
    })),
    ...(deploy.target === 'ecs'
      ? [{ path: ['deploy', 'service', 'environment'], variables: deploy.service.environment, isBuild: false }]
      : []),
  ];
}

function findInList({ path, variables, isBuild }: VariableList): readonly Problem[] {
  return Object.entries(variables).flatMap(([name, value]) => {
    const at = formatPath([...path, name]);
    const isReserved = isBuild && (PRODUCT_VARIABLES.includes(name) || name.startsWith('CODEBUILD_'));
    return [
      ...(/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? [] : [variableName(at)]),
      ...(isReserved ? [reservedVariable(at, name)] : []),
      ...(typeof value === 'string' && isSecret(name) && value !== '' ? [secretAsText(at, name)] : []),
    ];
  });
}

function isSecret(name: string): boolean {
  return SECRET_NAME.test(name) && !ABOUT_SECRET.test(name);
}

function findSecretArguments({ build }: ResolvedSpec): readonly Problem[] {
  const names = build.image === 'none' ? [] : Object.keys(build.image.args);
  return names.filter(isSecret).map((name) => secretInImage(formatPath(['build', 'image', 'args', name])));
}

interface SpecText {
  readonly path: Path;
  readonly text: string;
}

function textsOf(value: unknown, path: Path): readonly SpecText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  const entries = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value ?? {});
  return entries.flatMap(([key, item]) => textsOf(item, [...path, key]));
}

function findInText({ path, text }: SpecText): readonly Problem[] {
  const at = formatPath(path);
  const credential = findCredential(text);
  return [
    ...(credential ? [credentialInText(at, credential)] : []),
    ...(text.includes('{{resolve:') ? [dynamicReference(at)] : []),
    ...(path.at(-1) === 'parameter' ? findPlaceholders(at, text) : []),
  ];
}

function findPlaceholders(path: string, name: string): readonly Problem[] {
  const unknown = [...name.matchAll(/\{[^}]*\}?|\}/g)].map(([found]) => found).filter((found) => found !== '{suffix}');
  return unknown.slice(0, 1).map((found) => unknownPlaceholder(path, found, '{suffix}'));
}
