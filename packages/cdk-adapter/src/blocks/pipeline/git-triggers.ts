import type { GitTriggerPlan, GlobFilterPlan, PullRequestFilterPlan, PushFilterPlan } from '@tap-pipeline/core-model';
import type { CfnPipeline } from 'aws-cdk-lib/aws-codepipeline';

/** The triggers of a pipeline; CloudFormation refuses empty lists. */
export function toTriggers(
  triggers: readonly GitTriggerPlan[],
): CfnPipeline.PipelineTriggerDeclarationProperty[] | undefined {
  return notEmpty(
    triggers.map(({ sourceAction, push, pullRequest }) => ({
      providerType: 'CodeStarSourceConnection',
      gitConfiguration: {
        sourceActionName: sourceAction,
        push: notEmpty(push.map(toPush)),
        pullRequest: notEmpty(pullRequest.map(toPullRequest)),
      },
    })),
  );
}

function toPush({ branches, tags, paths }: PushFilterPlan): CfnPipeline.GitPushFilterProperty {
  return { branches: toGlobs(branches), tags: toGlobs(tags), filePaths: toGlobs(paths) };
}

function toPullRequest({ events, branches, paths }: PullRequestFilterPlan): CfnPipeline.GitPullRequestFilterProperty {
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
