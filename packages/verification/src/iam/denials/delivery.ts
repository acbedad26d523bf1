import { ARNS, regional } from '../arns';
import { settingOf, sourceActionOf } from '../calls/actions';
import type { Request } from '../evaluate';
import { type Denial, everyRole, type Scene, whatOnlyOthersMay } from './denial';

const TREASURY = ARNS.pipeline('treasury-pipeline-prod');
const CONNECTION = ARNS.connection('treasury');

/** Attempts on pipelines, builds and deployments. */
export const DELIVERY: readonly Denial[] = [
  {
    what: 'start another pipeline',
    reason: 'a release is started by its own source',
    attempts: everyRole(['codepipeline:StartPipelineExecution'], [TREASURY]),
  },
  {
    what: 'start a pipeline whose name only begins like its own',
    reason: 'a name is not a pattern',
    attempts: everyRole(['codepipeline:StartPipelineExecution'], ({ places }) => [
      `${places.at('pipeline', 'arn')}-of-treasury`,
    ]),
  },
  {
    what: 'start its own pipeline, as anything but the rule for it',
    reason: 'a build that starts its pipeline never ends',
    attempts: startingItself,
  },
  {
    what: 'approve a release',
    reason: 'approvals are for people',
    attempts: everyRole(['codepipeline:PutApprovalResult'], ({ places }) => stagesOf(places, '/Approve')),
  },
  {
    what: 'change the pipeline',
    reason: 'stages and approvals could be taken out',
    attempts: everyRole(['codepipeline:UpdatePipeline'], own),
  },
  {
    what: 'delete the pipeline',
    reason: 'that is for the stack',
    attempts: everyRole(['codepipeline:DeletePipeline'], own),
  },
  {
    what: 'close or open a stage',
    reason: 'a closed stage would stop releases, an open one let them by',
    attempts: everyRole(['codepipeline:DisableStageTransition', 'codepipeline:EnableStageTransition'], ({ places }) =>
      stagesOf(places, ''),
    ),
  },
  {
    what: 'go back to an older release',
    reason: 'an older release has older holes',
    attempts: everyRole(['codepipeline:RollbackStage', 'codepipeline:OverrideStageCondition'], ({ places }) =>
      stagesOf(places, ''),
    ),
  },
  {
    what: 'start a build of another team',
    reason: 'it runs with the rights of that team',
    attempts: everyRole(['codebuild:StartBuild', 'codebuild:StartBuildBatch'], [ARNS.project('treasury-build-prod')]),
  },
  {
    what: 'start a build, as anything but the action for it',
    reason: 'a build could call itself with other commands',
    attempts: whatOnlyOthersMay('codebuild:StartBuild'),
  },
  {
    what: 'change a build project',
    reason: 'other commands would run with its rights',
    attempts: everyRole(
      ['codebuild:UpdateProject', 'codebuild:UpdateProjectVisibility', 'codebuild:DeleteProject'],
      projects,
    ),
  },
  {
    what: 'put credentials for sources into the account',
    reason: 'builds would fetch from somewhere else',
    attempts: everyRole(['codebuild:ImportSourceCredentials'], ['*']),
  },
  {
    what: 'write reports of another project',
    reason: 'a failed test could be shown as passed',
    attempts: everyRole(
      ['codebuild:CreateReport', 'codebuild:UpdateReport', 'codebuild:BatchPutTestCases'],
      [regional('codebuild', 'report-group/treasury-build-prod-unit')],
    ),
  },
  {
    what: 'write reports of another component of the system',
    reason: 'the same',
    attempts: whatOnlyOthersMay('codebuild:BatchPutTestCases'),
  },
  {
    what: 'fetch through a connection of another team',
    reason: "it opens that team's repositories",
    attempts: everyRole(['codeconnections:UseConnection'], [CONNECTION], {
      'codeconnections:FullRepositoryId': 'acme/treasury',
    }),
  },
  {
    what: 'fetch another repository through its own connection',
    reason: 'a connection opens more than the one repository that is in the spec',
    attempts: otherRepository,
  },
  {
    what: 'make or change connections',
    reason: 'a connection opens repositories',
    attempts: everyRole(['codeconnections:DeleteConnection', 'codeconnections:PassConnection'], ({ places }) => [
      connectionOf(places) ?? CONNECTION,
    ]),
  },
  {
    what: 'read another CodeCommit repository',
    reason: 'it holds code',
    attempts: everyRole(
      ['codecommit:GitPull', 'codecommit:UploadArchive', 'codecommit:GetBranch'],
      [ARNS.repository('treasury')],
    ),
  },
  {
    what: 'push to the repository of the source',
    reason: 'code comes from people',
    attempts: everyRole(['codecommit:GitPush', 'codecommit:PutFile', 'codecommit:DeleteRepository'], ({ places }) => [
      codeCommitOf(places) ?? ARNS.repository('treasury'),
    ]),
  },
  {
    what: "deploy another team's service",
    reason: 'a deployment is started by its own pipeline',
    attempts: everyRole(
      ['codedeploy:CreateDeployment'],
      [ARNS.deploymentGroup('treasury-app-prod', 'treasury-blue-green-prod')],
    ),
  },
  {
    what: 'deploy another group of its own application',
    reason: 'the role is for one group',
    attempts: everyRole(['codedeploy:CreateDeployment'], ({ places }) => groupsBeside(places)),
  },
  {
    what: 'deploy, as anything but the deploy action',
    reason: 'everything before the deployment could be skipped',
    attempts: whatOnlyOthersMay('codedeploy:CreateDeployment', 'codedeploy:RegisterApplicationRevision'),
  },
  {
    what: 'change or delete the deployment group',
    reason: 'rollback and alarms could be taken out',
    attempts: everyRole(['codedeploy:UpdateDeploymentGroup', 'codedeploy:DeleteDeploymentGroup'], ({ places }) =>
      groupOf(places),
    ),
  },
  {
    what: 'stop a deployment',
    reason: 'a fix could be kept out',
    attempts: everyRole(['codedeploy:StopDeployment'], ['*']),
  },
];

function own({ places }: Scene): readonly string[] {
  return [places.at('pipeline', 'arn'), TREASURY];
}

function projects({ places }: Scene): readonly string[] {
  return places.plan.delivery.buildProjects.map(({ name }) => ARNS.project(name));
}

function stagesOf(places: Scene['places'], action: string): readonly string[] {
  return places.plan.delivery.pipeline.stages.map(({ name }) => `${places.at('pipeline', 'arn')}/${name}${action}`);
}

function startingItself({ places, roles }: Scene): readonly Request[] {
  return roles
    .filter(({ id }) => id !== 'start')
    .map(({ id }) => ({
      principal: places.role(id),
      action: 'codepipeline:StartPipelineExecution',
      resource: places.at('pipeline', 'arn'),
      context: {},
    }));
}

function connectionOf(places: Scene['places']): string | undefined {
  return settingOf(places, sourceActionOf(places), 'ConnectionArn');
}

function codeCommitOf(places: Scene['places']): string | undefined {
  const source = sourceActionOf(places);
  return source.provider === 'CodeCommit'
    ? ARNS.repository(settingOf(places, source, 'RepositoryName') ?? '')
    : undefined;
}

/** Builds that clone the source need the connection without naming a repository, so they are left out. */
function otherRepository(scene: Scene): readonly Request[] {
  const connection = connectionOf(scene.places);
  if (connection === undefined) return [];
  const action = `${connection.split(':')[2]}:UseConnection`;
  return scene.roles
    .filter(({ id }) => !scene.places.plan.delivery.buildProjects.some((project) => project.id === id))
    .map(({ id }) => ({
      principal: scene.places.role(id),
      action,
      resource: connection,
      context: { [action.replace('UseConnection', 'FullRepositoryId')]: 'acme/treasury' },
    }));
}

function groupOf({ plan }: Scene['places']): readonly string[] {
  return plan.runtimes.map(({ deploymentGroup: group }) => ARNS.deploymentGroup(group.applicationName, group.name));
}

function groupsBeside({ plan }: Scene['places']): readonly string[] {
  return plan.runtimes.map(({ deploymentGroup: group }) =>
    ARNS.deploymentGroup(group.applicationName, 'another-group'),
  );
}
