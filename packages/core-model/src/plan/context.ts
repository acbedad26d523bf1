import type { Removal } from '../spec/pipeline-spec';
import type { ResolvedSpec } from '../spec/resolved-spec';
import type { EnvironmentPlan } from './pipeline-plan';
import type { LogGroupPlan } from './vocabulary/log-group';
import { createNaming, type Naming } from './vocabulary/names';
import { type Reference, ref } from './vocabulary/reference';

/** What every block is planned from. */
export interface PlanContext {
  /** The spec, with all defaults. */
  readonly spec: ResolvedSpec;
  /** What it is planned for. */
  readonly environment: EnvironmentPlan;
  /** Makes physical names. */
  readonly name: Naming;
  /** Tags of everything. */
  readonly tags: { readonly [key: string]: string };
  /** ARN of the customer-managed key; absent with AWS-managed encryption. */
  readonly encryptionKey?: Reference;
  /** What happens on deletion of the stack. */
  readonly removal: Removal;
}

/** The context of a spec and an environment. */
export function createContext(spec: ResolvedSpec, environment: EnvironmentPlan): PlanContext {
  return {
    spec,
    environment,
    name: createNaming({
      pattern: spec.naming.pattern,
      suffix: environment.suffix,
      service: spec.service,
      project: spec.project,
      team: spec.team ?? '',
    }),
    tags: planTags(spec, environment.suffix),
    removal: spec.removal,
    ...(spec.encryption.key === 'customer-managed' && { encryptionKey: ref('encryptionKey', 'arn') }),
  };
}

/** A log group of the plan. */
export function planLogGroup(context: PlanContext, id: string, name: string, retentionDays: number): LogGroupPlan {
  return {
    id,
    name,
    retentionDays,
    ...(context.encryptionKey && { encryptionKey: context.encryptionKey }),
    removal: context.removal,
  };
}

/** Tags of everything: the product's, then the team's own, which go before them. */
function planTags(spec: ResolvedSpec, suffix: string): { readonly [key: string]: string } {
  return {
    Project: spec.project,
    Service: spec.service,
    Environment: suffix,
    ManagedBy: 'tap-pipeline',
    Purpose: spec.purpose,
    ...(spec.team && { Owner: spec.team }),
    ...('repository' in spec.source && spec.source.repository && { Repository: spec.source.repository }),
    ...spec.tags,
  };
}
