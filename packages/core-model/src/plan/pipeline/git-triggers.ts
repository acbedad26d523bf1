import type { ResolvedConnectionSource, ResolvedSource } from '../../spec/resolved-spec';
import type { TriggersSpec } from '../../spec/source';
import type { GitTriggerPlan, GlobFilterPlan, PullRequestFilterPlan, PushFilterPlan } from '../pipeline';

/** True when every push to the branch starts the pipeline; the source action detects it by itself. */
export function startsWithEveryPush({ triggers }: ResolvedConnectionSource): boolean {
  return triggers !== 'none' && !triggers.paths && !triggers.tags && !triggers.pullRequests;
}

/** The triggers of a connected source, where it says which changes start the pipeline. */
export function planGitTriggers(source: ResolvedSource): readonly GitTriggerPlan[] {
  if (!('triggers' in source) || source.triggers === 'none' || startsWithEveryPush(source)) return [];
  const { branch, triggers } = source;
  const push = [pushFilter(branch, triggers)];
  return [{ sourceAction: 'Source', push, pullRequest: pullRequestFilters(branch, triggers) }];
}

function pushFilter(branch: string, { paths, tags }: TriggersSpec): PushFilterPlan {
  if (tags) return { tags: globs(tags) };
  return { branches: { includes: [branch] }, ...(paths && { paths: globs(paths) }) };
}

const EVENTS = { opened: 'OPEN', updated: 'UPDATED', closed: 'CLOSED' } as const;

function pullRequestFilters(branch: string, { paths, pullRequests }: TriggersSpec): readonly PullRequestFilterPlan[] {
  if (!pullRequests) return [];
  const events = pullRequests.map((event) => EVENTS[event]);
  return [{ events, branches: { includes: [branch] }, ...(paths && { paths: globs(paths) }) }];
}

/** Patterns that begin with `!` exclude. */
function globs(patterns: readonly string[]): GlobFilterPlan {
  const includes = patterns.filter((pattern) => !pattern.startsWith('!'));
  const excludes = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  return { ...(includes.length && { includes }), ...(excludes.length && { excludes }) };
}
