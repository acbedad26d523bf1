import type { ResolvedConnectionSource, ResolvedSource } from '../../spec/resolved-spec';
import type { GitTriggerPlan, GlobFilterPlan, PullRequestFilterPlan, PushFilterPlan } from '../pipeline';

/** True when the spec says more than "every push to the branch". */
export function usesTriggers({ triggers: { paths, tags, pullRequests } }: ResolvedConnectionSource): boolean {
  return Boolean(paths || tags || pullRequests);
}

/** The triggers of a connected source; none for a plain push to the branch, which the source action detects. */
export function planGitTriggers(source: ResolvedSource): readonly GitTriggerPlan[] {
  if (!('triggers' in source) || !usesTriggers(source)) return [];
  return [{ sourceAction: 'Source', push: [pushFilter(source)], pullRequest: pullRequestFilters(source) }];
}

function pushFilter({ branch, triggers: { paths, tags } }: ResolvedConnectionSource): PushFilterPlan {
  if (tags) return { tags: globs(tags) };
  return { branches: { includes: [branch] }, ...(paths && { paths: globs(paths) }) };
}

const EVENTS = { opened: 'OPEN', updated: 'UPDATED', closed: 'CLOSED' } as const;

function pullRequestFilters({
  branch,
  triggers: { paths, pullRequests },
}: ResolvedConnectionSource): readonly PullRequestFilterPlan[] {
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
