import { formatPath, type Path, valueAt } from './path';
import type { Problem } from './problem';
import { notSupportedYet } from './problems/shape';

/** A word that is kept for something that is not built yet. */
export interface ReservedWord {
  /** Where: keys joined by dots, `[]` for every entry of a list. */
  readonly path: string;
  /** The values that are reserved there; left out: the key itself. */
  readonly values?: readonly string[];
  /** What it will be. */
  readonly what: string;
  /** What can be done today. */
  readonly instead: string;
}

const ONE_SUFFIX_EACH = 'describe one environment; use `overrides` for what differs, and a pipeline per suffix';

/** Every reserved word. None is in the types; each will mean what it says here. */
export const RESERVED: readonly ReservedWord[] = [
  {
    path: 'environments',
    what: 'promotion through several environments, accounts and regions',
    instead: ONE_SUFFIX_EACH,
  },
  { path: 'promotion', what: 'promotion through several environments, accounts and regions', instead: ONE_SUFFIX_EACH },
  {
    path: 'extends',
    what: 'a spec that is built on another one',
    instead: 'keep what specs share in the defaults of tap-pipeline.platform.yaml',
  },
  {
    path: 'policies',
    what: 'rules in a spec',
    instead: 'write them as rules of tap-pipeline.platform.yaml',
  },
  { path: 'deploy.target', values: ['lambda'], what: 'deployment of a Lambda function', instead: 'choose ecs or none' },
  {
    path: 'deploy.target',
    values: ['iac'],
    what: 'deployment of a CloudFormation, CDK or Pulumi program',
    instead: 'choose ecs or none',
  },
  {
    path: 'deploy.target',
    values: ['static-site'],
    what: 'deployment of a static site',
    instead: 'choose ecs or none',
  },
  { path: 'deploy.target', values: ['ec2'], what: 'deployment to EC2 instances', instead: 'choose ecs or none' },
  {
    path: 'deploy.controller',
    values: ['ecs'],
    what: "ECS's own blue/green deployment",
    instead: 'choose codedeploy, or leave the key out',
  },
  {
    path: 'deploy.strategy.kind',
    values: ['rolling'],
    what: 'rolling deployment, which needs controller ecs',
    instead: 'choose all-at-once, canary or linear',
  },
  {
    path: 'scans[].scanner',
    values: ['snyk'],
    what: 'scans by Snyk, which need an account there',
    instead: 'choose ecr, inspector or trivy',
  },
  {
    path: 'scans[].tool',
    values: ['snyk'],
    what: 'scans by Snyk, which need an account there',
    instead: 'choose bandit or semgrep',
  },
  {
    path: 'registry.mutability',
    values: ['mutable-with-exclusion', 'immutable-with-exclusion'],
    what: 'mutability by tag pattern',
    instead: 'choose mutable or immutable',
  },
];

/** The reserved words that the spec uses. */
export function findUnsupported(spec: unknown): readonly Problem[] {
  return RESERVED.flatMap((word) =>
    places(spec, word.path.split('.'), [])
      .filter((path) => isUsed(valueAt(spec, path), word))
      .map((path) => notSupportedYet(formatPath(path), word.what, word.instead)),
  );
}

function isUsed(value: unknown, { values }: ReservedWord): boolean {
  return values ? values.includes(value as string) : value !== undefined;
}

function places(spec: unknown, keys: readonly string[], path: Path): readonly Path[] {
  const [key, ...rest] = keys;
  if (key === undefined) return [path];
  const next = [...path, key.replace('[]', '')];
  if (!key.endsWith('[]')) return places(spec, rest, next);
  const list = valueAt(spec, next);
  return Array.isArray(list) ? list.flatMap((_, index) => places(spec, rest, [...next, index])) : [];
}
