import type { ResolvedSpec } from '../spec/resolved-spec';
import type { ParameterReferenceSpec, SecretReferenceSpec, VariableSpec } from '../spec/source';
import type { PlanContext } from './context';
import { isParameter, parameterName } from './vocabulary/source-value';

/** Something that has to exist before the pipeline runs, and that no template creates: its value is secret. */
export interface NeedPlan {
  /** A parameter in Parameter Store, or a secret in Secrets Manager. */
  readonly kind: 'parameter' | 'secret';
  /** Its name, or the ARN of the secret. */
  readonly name: string;
}

/** Every parameter and secret that the spec refers to, each once. */
export function planNeeds(context: PlanContext): readonly NeedPlan[] {
  const needs = valuesOf(context.spec).map((value) => toNeed(context, value));
  return [...new Map(needs.map((need) => [`${need.kind} ${need.name}`, need])).values()];
}

function toNeed(context: PlanContext, value: ParameterReferenceSpec | SecretReferenceSpec): NeedPlan {
  return isParameter(value)
    ? { kind: 'parameter', name: parameterName(context, value) }
    : { kind: 'secret', name: value.secret };
}

function valuesOf({
  source,
  build,
  tests,
  deploy,
}: ResolvedSpec): readonly (ParameterReferenceSpec | SecretReferenceSpec)[] {
  const credentials = build.registryCredentials;
  const values: readonly VariableSpec[] = [
    ...(source.kind === 'github-oauth' ? [source.token] : []),
    ...(credentials ? [credentials.username, credentials.password] : []),
    ...Object.values(build.environment),
    ...tests.flatMap(({ environment }) => Object.values(environment)),
    ...(deploy.target === 'ecs' ? Object.values(deploy.service.environment) : []),
  ];
  return values.filter((value) => typeof value !== 'string');
}
