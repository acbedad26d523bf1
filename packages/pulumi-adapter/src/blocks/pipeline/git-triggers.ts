import type * as aws from '@pulumi/aws';
import type { GitTriggerPlan, GlobFilterPlan, PullRequestFilterPlan, PushFilterPlan } from '@tap-pipeline/core-model';

/** The triggers of a pipeline; CodePipeline refuses empty lists. */
export function toTriggers(
  triggers: readonly GitTriggerPlan[],
): aws.types.input.codepipeline.PipelineTrigger[] | undefined {
  return notEmpty(
    triggers.map(({ sourceAction, push, pullRequest }) => ({
      providerType: 'CodeStarSourceConnection',
      gitConfiguration: {
        sourceActionName: sourceAction,
        pushes: notEmpty(push.map(toPush)),
        pullRequests: notEmpty(pullRequest.map(toPullRequest)),
      },
    })),
  );
}

function toPush({
  branches,
  tags,
  paths,
}: PushFilterPlan): aws.types.input.codepipeline.PipelineTriggerGitConfigurationPush {
  return { branches: toGlobs(branches), tags: toGlobs(tags), filePaths: toGlobs(paths) };
}

function toPullRequest({
  events,
  branches,
  paths,
}: PullRequestFilterPlan): aws.types.input.codepipeline.PipelineTriggerGitConfigurationPullRequest {
  return { events: [...events], branches: toGlobs(branches), filePaths: toGlobs(paths) };
}

function toGlobs(filter: GlobFilterPlan | undefined): { includes?: string[]; excludes?: string[] } | undefined {
  return (
    filter && { includes: filter.includes && [...filter.includes], excludes: filter.excludes && [...filter.excludes] }
  );
}

function notEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
