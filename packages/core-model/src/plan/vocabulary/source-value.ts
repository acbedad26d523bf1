import type { ParameterReferenceSpec, SecretReferenceSpec, VariableSpec, VariablesSpec } from '../../spec/source';
import type { PlanContext } from '../context';
import { arnOf } from './cloud';
import { allow, type Statement } from './statement';
import { distinctTexts, type Text, text } from './text';
import type { VariablePlan } from './variable';

/** The variables of a spec for CodeBuild, which reads parameters and secrets by name. */
export function planBuildVariables(context: PlanContext, variables: VariablesSpec): readonly VariablePlan[] {
  return Object.entries(variables).map(([name, value]) => planBuildVariable(context, name, value));
}

/** One variable for CodeBuild; a secret's JSON key follows its name: `name:key`. */
export function planBuildVariable(context: PlanContext, name: string, value: VariableSpec): VariablePlan {
  if (typeof value === 'string') return { name, kind: 'plain', value };
  if (isParameter(value)) return { name, kind: 'parameter', value: parameterName(context, value) };
  return { name, kind: 'secret', value: value.jsonKey ? `${value.secret}:${value.jsonKey}` : value.secret };
}

/** What ECS's `valueFrom` takes: the ARN of a parameter, or of a secret with its JSON key. */
export function valueFrom(context: PlanContext, value: ParameterReferenceSpec | SecretReferenceSpec): Text {
  if (isParameter(value)) return parameterArn(context, value);
  const secret = value.secret.startsWith('arn:') ? value.secret : arnOf('secretsmanager', `secret:${value.secret}`);
  return value.jsonKey ? text`${secret}:${value.jsonKey}::` : secret;
}

/** What reading these variables takes; `one` parameter at a time for ECS and several for CodeBuild are the same action. */
export function readValues(context: PlanContext, values: readonly VariableSpec[]): readonly Statement[] {
  const references = values.filter((value) => typeof value !== 'string');
  const parameters = references.filter(isParameter).map((value) => parameterArn(context, value));
  const secrets = references
    .filter((value) => !isParameter(value))
    .map((value) => secretPattern(value as SecretReferenceSpec));
  return [
    ...(parameters.length ? [allow('ReadParameters', ['ssm:GetParameters'], distinctTexts(parameters))] : []),
    ...(secrets.length ? [allow('ReadSecrets', ['secretsmanager:GetSecretValue'], distinctTexts(secrets))] : []),
  ];
}

/** True for a value in Parameter Store. */
export function isParameter(value: ParameterReferenceSpec | SecretReferenceSpec): value is ParameterReferenceSpec {
  return 'parameter' in value;
}

/** Name of a parameter, with the environment's suffix in place. */
export function parameterName(context: PlanContext, { parameter }: ParameterReferenceSpec): string {
  return parameter.replaceAll('{suffix}', context.environment.suffix);
}

function parameterArn(context: PlanContext, value: ParameterReferenceSpec): Text {
  return arnOf('ssm', `parameter/${parameterName(context, value).replace(/^\//, '')}`);
}

/** ARN of a secret; Secrets Manager adds a hyphen and six characters to the name. */
function secretPattern({ secret }: SecretReferenceSpec): Text {
  return secret.startsWith('arn:') ? secret : arnOf('secretsmanager', `secret:${secret}-??????`);
}
