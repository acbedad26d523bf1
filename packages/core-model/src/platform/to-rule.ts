import type { EnvironmentPlan } from '../plan/pipeline-plan';
import type { PipelineSpec } from '../spec/pipeline-spec';
import type { ResolvedSpec } from '../spec/resolved-spec';
import type { Rule } from '../spec/validate/rule';
import { isLike } from './like';
import type { PlatformRule, RuleCondition } from './platform-rule';
import { findBroken } from './requirement';

/** Parts of a spec that conditions look at. */
const CONDITION_PARTS = ['service', 'team', 'deploy'] as const;

/** A rule of the platform as a check of a spec that is built for the environment. */
export function toRule(rule: PlatformRule, environment: EnvironmentPlan): Rule {
  const [part = ''] = rule.require.path.split(/[.[]/);
  return {
    concerns: [...CONDITION_PARTS, part as keyof PipelineSpec],
    find: ({ spec, said }) =>
      isFor(rule, spec, environment)
        ? findBroken(rule, { resolved: { ...spec, ...environment }, said: { ...said, ...environment } })
        : [],
  };
}

/** Whether the rule can be for a spec of the team, or of none. */
export function isForTeam({ when, unless }: PlatformRule, team: string | undefined): boolean {
  const isExcepted = unless?.team !== undefined && Object.keys(unless).length === 1 && fits(unless, { team });
  return (when?.team === undefined || fits({ team: when.team }, { team })) && !isExcepted;
}

/** Whether the rule is for the spec in this environment. */
function isFor({ when, unless }: PlatformRule, spec: ResolvedSpec, { suffix }: EnvironmentPlan): boolean {
  const facts = { suffix, team: spec.team, service: spec.service, target: spec.deploy.target };
  return (when === undefined || fits(when, facts)) && (unless === undefined || !fits(unless, facts));
}

/** Whether each fact that the condition names has the form that it asks for. */
function fits(condition: RuleCondition, facts: { readonly [K in keyof RuleCondition]: string | undefined }): boolean {
  const keys = Object.keys(condition) as (keyof RuleCondition)[];
  return keys.every((key) => {
    const [fact, patterns] = [facts[key], [condition[key] ?? []].flat()];
    return fact !== undefined && patterns.some((pattern) => isLike(fact, pattern));
  });
}
