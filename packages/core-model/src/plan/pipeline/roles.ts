import type { ResolvedSource } from '../../spec/resolved-spec';
import type { PlanContext } from '../context';
import { approvalTopic } from '../notification-topic';
import type { ActionPlan, StagePlan } from '../pipeline';
import type { RuntimePlan } from '../pipeline-plan';
import { releasedImage } from '../released-image';
import { connectionArn, repositoryArn, sourceBucketArn } from '../source-reference';
import { arnOf } from '../vocabulary/cloud';
import { BUCKET_READS, logInToRegistry, pullImages, readArtifacts, readWriteArtifacts } from '../vocabulary/grants';
import { type Reference, ref } from '../vocabulary/reference';
import { allow, allowEverywhere, type RolePlan, roleArn, type Statement } from '../vocabulary/statement';
import { distinctTexts, type Text, text } from '../vocabulary/text';
import { trustRole, trustService } from '../vocabulary/trust';

/** The pipeline's own role: the artifacts, its actions' roles, and the topics of approvals. */
export function planPipelineRole(context: PlanContext, actionRoles: readonly RolePlan[]): RolePlan {
  const topics = context.spec.approvals.flatMap((approval) => approvalTopic(context, approval) ?? []);
  return {
    id: 'pipeline',
    name: context.name('role', 'pipeline-role'),
    description: 'CodePipeline runs the pipeline with it',
    trust: trustService('codepipeline.amazonaws.com'),
    statements: [
      ...readWriteArtifacts(context),
      allow(
        'AssumeActionRoles',
        ['sts:AssumeRole'],
        actionRoles.map(({ id }) => roleArn(id)),
      ),
      ...(topics.length ? [allow('AskForApproval', ['sns:Publish'], distinctTexts(topics))] : []),
    ],
  };
}

/** Roles of the actions, one a kind of work; only those that an action uses. */
export function planActionRoles(
  context: PlanContext,
  stages: readonly StagePlan[],
  runtime: RuntimePlan | undefined,
): readonly RolePlan[] {
  const used = new Set(stages.flatMap(({ actions }) => actions).map(({ role }) => role?.of));
  const statements = actionStatements(context, stages, runtime);
  return ACTION_ROLES.filter(({ id }) => used.has(`role/${id}`)).map(({ id, description }) => ({
    id,
    name: context.name('role', `${id}-role`),
    description,
    trust: trustRole('pipeline'),
    statements: statements[id](),
  }));
}

const ACTION_ROLES = [
  { id: 'source-action', description: 'The pipeline fetches the source with it' },
  { id: 'build-action', description: 'The pipeline starts builds, tests and scans with it' },
  { id: 'inspector-action', description: 'The pipeline scans the image with it' },
  { id: 'deploy-action', description: 'The pipeline deploys with it' },
] as const;

type ActionRoleId = (typeof ACTION_ROLES)[number]['id'];

function actionStatements(
  context: PlanContext,
  stages: readonly StagePlan[],
  runtime: RuntimePlan | undefined,
): Record<ActionRoleId, () => readonly Statement[]> {
  return {
    'source-action': () => [...readWriteArtifacts(context), ...readSource(context.spec.source)],
    'build-action': () => [startBuilds(stages)],
    'inspector-action': () => inspect(context),
    'deploy-action': () => (runtime ? deploy(context, runtime) : []),
  };
}

function readSource(source: ResolvedSource): readonly Statement[] {
  switch (source.kind) {
    case 'github':
    case 'gitlab':
    case 'bitbucket':
      return [
        ...['codeconnections', 'codestar-connections'].map((prefix) =>
          useConnection(prefix, connectionArn(source), source.repository),
        ),
        SET_ARTIFACT_ACL,
      ];
    case 'codecommit':
      return [allow('ReadRepository', CODECOMMIT_READS, [repositoryArn(source)])];
    case 's3':
      return readZip(sourceBucketArn(source), source.key);
    case 'ecr':
      return [allow('SeeImage', ['ecr:DescribeImages'], [arnOf('ecr', `repository/${source.repository}`)])];
    case 'github-oauth':
      return [];
  }
}

/** The action of a connection uploads its artifact with an access control list (aws-cdk #13557). */
const SET_ARTIFACT_ACL = allow('SetArtifactAcl', ['s3:PutObjectAcl'], [ref('bucket/artifacts', 'objects')]);

/** Both prefixes are in use for one and the same service. */
function useConnection(prefix: string, arn: Text, repository: string): Statement {
  const sid = prefix === 'codeconnections' ? 'UseConnection' : 'UseConnectionByItsOldName';
  return allow(sid, [`${prefix}:UseConnection`], [arn], {
    StringEquals: { [`${prefix}:FullRepositoryId`]: repository },
  });
}

/** From the CodePipeline User Guide, "CodeCommit source action reference"; the last is for full clones. */
const CODECOMMIT_READS = [
  'codecommit:CancelUploadArchive',
  'codecommit:GetBranch',
  'codecommit:GetCommit',
  'codecommit:GetRepository',
  'codecommit:GetUploadArchiveStatus',
  'codecommit:UploadArchive',
];

function readZip(bucket: Text, key: string): readonly Statement[] {
  return [
    allow('ReadSource', ['s3:GetObject', 's3:GetObjectTagging', 's3:GetObjectVersion'], [text`${bucket}/${key}`]),
    allow('SeeSourceBucket', BUCKET_READS, [bucket]),
  ];
}

function startBuilds(stages: readonly StagePlan[]): Statement {
  const actions = stages.flatMap((stage) => stage.actions);
  return allow(
    'RunBuilds',
    ['codebuild:BatchGetBuilds', 'codebuild:StartBuild', 'codebuild:StopBuild'],
    actions.flatMap(projectArn),
  );
}

function projectArn({ configuration }: ActionPlan): readonly Reference[] {
  const project = configuration.ProjectName as Reference | undefined;
  return project ? [{ of: project.of, as: 'arn' } as Reference] : [];
}

/** From the CodePipeline User Guide, "Amazon Inspector InspectorScan invoke action reference". */
function inspect(context: PlanContext): readonly Statement[] {
  const image = releasedImage(context);
  return [
    ...readWriteArtifacts(context),
    allowEverywhere('Scan', ['inspector-scan:ScanSbom']),
    allow(
      'WriteLogs',
      ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      [ref('logs/pipeline', 'arn'), ref('logs/pipeline', 'streams')],
    ),
    logInToRegistry(),
    ...(image ? [pullImages(image.repositoryArn)] : []),
  ];
}

/**
 * From the CodePipeline User Guide, "Amazon Elastic Container Service and CodeDeploy blue-green deploy
 * action reference", narrowed to the application, the group, the family and the two roles.
 */
function deploy(context: PlanContext, { deploymentGroup, taskDefinition }: RuntimePlan): readonly Statement[] {
  const application = ref('application', 'name');
  const configuration =
    deploymentGroup.configuration.kind === 'custom'
      ? ref('deploymentConfig', 'name')
      : deploymentGroup.configuration.name;
  const revisions = arnOf('ecs', `task-definition/${taskDefinition.family}:*`);
  return [
    ...readArtifacts(context),
    allow(
      'Deploy',
      ['codedeploy:CreateDeployment', 'codedeploy:GetDeployment'],
      [arnOf('codedeploy', text`deploymentgroup:${application}/${ref('deploymentGroup', 'name')}`)],
    ),
    allow(
      'RegisterRevision',
      ['codedeploy:GetApplication', 'codedeploy:GetApplicationRevision', 'codedeploy:RegisterApplicationRevision'],
      [arnOf('codedeploy', text`application:${application}`)],
    ),
    allow(
      'SeeDeploymentConfig',
      ['codedeploy:GetDeploymentConfig'],
      [arnOf('codedeploy', text`deploymentconfig:${configuration}`)],
    ),
    allow('RegisterTaskDefinition', ['ecs:RegisterTaskDefinition'], [revisions]),
    allow('TagTaskDefinition', ['ecs:TagResource'], [revisions], {
      StringEquals: { 'ecs:CreateAction': 'RegisterTaskDefinition' },
    }),
    passTaskRoles(),
  ];
}

/** Hand the two roles of a task to ECS, and no other role to no other service. */
export function passTaskRoles(): Statement {
  return allow('PassTaskRoles', ['iam:PassRole'], [roleArn('task'), roleArn('task-execution')], {
    StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
  });
}
