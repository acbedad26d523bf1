import type { Fault } from '../fault';
import { CDK, PLAN, PULUMI } from '../folders';

/** Secrets that are told to too many, or do not arrive. */
export const SECRET_FAULTS: readonly Fault[] = [
  {
    id: 'secret-in-clear',
    kind: 'secrets',
    file: `${PLAN}/vocabulary/source-value.ts`,
    find: "return { name, kind: 'secret', value: value.jsonKey",
    replace: "return { name, kind: 'plain', value: value.jsonKey",
    effect: 'The build gets the name of the secret in place of its value, in clear.',
  },
  {
    id: 'secret-without-random-ending',
    kind: 'secrets',
    file: `${PLAN}/vocabulary/source-value.ts`,
    find: '`secret:${secret}-??????`',
    replace: '`secret:${secret}`',
    effect: 'AccessDenied: Secrets Manager adds six characters to the ARN.',
  },
  {
    id: 'secret-key-lost-for-tasks',
    kind: 'secrets',
    file: `${PLAN}/vocabulary/source-value.ts`,
    find: 'value.jsonKey ? text`${secret}:${value.jsonKey}::` : secret',
    replace: 'secret',
    effect: 'The program gets the whole JSON document in place of its password.',
  },
  {
    id: 'parameter-of-another-environment',
    kind: 'secrets',
    file: `${PLAN}/vocabulary/source-value.ts`,
    find: "parameter.replaceAll('{suffix}', context.environment.suffix)",
    replace: "parameter.replaceAll('{suffix}', 'dev')",
    effect: "Production reads the development environment's parameters.",
  },
  {
    id: 'secrets-as-plain-variables-in-cdk',
    kind: 'secrets',
    file: `${CDK}/build-project.ts`,
    find: "  secret: 'SECRETS_MANAGER',",
    replace: "  secret: 'PLAINTEXT',",
    effect: 'The build gets the name of the secret in place of its value, with the CDK only.',
  },
  {
    id: 'token-in-state-in-pulumi',
    kind: 'secrets',
    file: `${PULUMI}/pipeline/secret.ts`,
    find: 'return pulumi.secret(jsonKey === undefined ? value : value.apply((text) => findKey(text, jsonKey, name)));',
    replace: 'return jsonKey === undefined ? value : value.apply((text) => findKey(text, jsonKey, name));',
    effect: 'The GitHub token stands in the Pulumi state and in its logs, in clear.',
  },
];
