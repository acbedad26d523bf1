import type { Reference } from '@tap-pipeline/core-model';
import { ARNS, regional } from '../arns';
import type { Places } from '../places';
import { actionsOf, settingOf, sourceActionOf } from './actions';
import { artifact, BUCKET_READS, readsAndWritesArtifacts, readsArtifacts } from './artifacts';
import { callsFor, type LifeCall, OVER_TLS, passedTo, through } from './call';
import { pulls } from './images';

/** What the pipeline does with its own role. */
export function callsOfPipeline(places: Places): readonly LifeCall[] {
  const { pipeline, encryptionKey, notificationTopics } = places.plan.delivery;
  const principal = places.role('pipeline');
  const topics = actionsOf(places).flatMap((action) => settingOf(places, action, 'NotificationArn') ?? []);
  const own = notificationTopics
    .map(({ id }) => places.at(`topic/${id}`, 'arn'))
    .filter((topic) => topics.includes(topic));
  return [
    ...readsAndWritesArtifacts(places, {
      principal,
      what: 'hand artifacts from action to action',
      document: 'pipelineRole',
    }),
    ...callsFor(
      { principal, what: 'run an action with its role', document: 'pipelineRole' },
      ['sts:AssumeRole'],
      pipeline.actionRoles.map(({ id }) => places.role(id)),
    ),
    ...callsFor(
      { principal, what: 'ask for an approval', document: 'approvals', context: OVER_TLS },
      ['sns:Publish'],
      topics,
    ),
    ...(encryptionKey && own.length > 0
      ? callsFor(
          {
            principal,
            what: 'ask for an approval through an encrypted topic',
            document: 'topicKey',
            context: through('sns'),
          },
          ['kms:Decrypt', 'kms:GenerateDataKey'],
          [places.at('encryptionKey', 'arn')],
        )
      : []),
  ];
}

/** What the source action does. */
export function callsOfSourceAction(places: Places): readonly LifeCall[] {
  const principal = places.role('source-action');
  const action = sourceActionOf(places);
  const read = SOURCES[action.provider];
  if (!read) throw new Error(`it is not known what a source action of ${action.provider} calls`);
  return [
    ...readsAndWritesArtifacts(places, {
      principal,
      what: 'put the source into the artifacts',
      document: 'pipelineRole',
    }),
    ...read(places, principal, (key) => settingOf(places, action, key) ?? ''),
  ];
}

type SourceReader = (places: Places, principal: string, setting: (key: string) => string) => readonly LifeCall[];

const SOURCES: { readonly [provider: string]: SourceReader } = {
  CodeStarSourceConnection: (places, principal, setting) => [
    ...usesConnection(principal, setting),
    ...callsFor(
      {
        principal,
        what: 'upload the source with an access control list',
        document: 'connectionUpload',
        context: OVER_TLS,
      },
      ['s3:PutObjectAcl'],
      [artifact(places)],
    ),
  ],
  CodeCommit: (_, principal, setting) =>
    callsFor({ principal, what: 'fetch the repository', document: 'codeCommitSource' }, CODECOMMIT_READS, [
      ARNS.repository(setting('RepositoryName')),
    ]),
  S3: (_, principal, setting) => [
    ...callsFor(
      { principal, what: 'fetch the zip file', document: 's3Source', context: OVER_TLS },
      ['s3:GetObject', 's3:GetObjectTagging', 's3:GetObjectVersion'],
      [`${ARNS.bucket(setting('S3Bucket'))}/${setting('S3ObjectKey')}`],
    ),
    ...callsFor(
      { principal, what: 'see the bucket of the zip file', document: 's3Source', context: OVER_TLS },
      BUCKET_READS,
      [ARNS.bucket(setting('S3Bucket'))],
    ),
  ],
  ECR: (_, principal, setting) =>
    callsFor(
      { principal, what: 'see the image', document: 'ecrSource' },
      ['ecr:DescribeImages'],
      [ARNS.imageRepository(setting('RepositoryName'))],
    ),
};

/** The service has two names; a connection is used by the one that is in its ARN. */
function usesConnection(principal: string, setting: (key: string) => string): readonly LifeCall[] {
  const arn = setting('ConnectionArn');
  const [, , prefix] = arn.split(':');
  const context = { [`${prefix}:FullRepositoryId`]: setting('FullRepositoryId') };
  return callsFor(
    { principal, what: 'fetch the repository', document: 'connectionSource', context },
    [`${prefix}:UseConnection`],
    [arn],
  );
}

const CODECOMMIT_READS = [
  'CancelUploadArchive',
  'GetBranch',
  'GetCommit',
  'GetRepository',
  'GetUploadArchiveStatus',
  'UploadArchive',
].map((action) => `codecommit:${action}`);

/** What the actions that run builds, tests and scans do. */
export function callsOfBuildAction(places: Places): readonly LifeCall[] {
  const projects = actionsOf(places).flatMap(({ configuration }) =>
    configuration.ProjectName ? [configuration.ProjectName as Reference] : [],
  );
  return callsFor(
    { principal: places.role('build-action'), what: 'start a build, follow it, and stop it', document: 'buildAction' },
    ['codebuild:BatchGetBuilds', 'codebuild:StartBuild', 'codebuild:StopBuild'],
    projects.map(({ of }) => places.at(of as `project/${string}`, 'arn')),
  );
}

/** What the scan by Amazon Inspector does. */
export function callsOfInspectorAction(places: Places): readonly LifeCall[] {
  const principal = places.role('inspector-action');
  const logs = { principal, what: 'write the log of the scan', document: 'inspectorAction' } as const;
  return [
    ...readsAndWritesArtifacts(places, { principal, what: 'write what was found', document: 'inspectorAction' }),
    ...callsFor({ principal, what: 'scan', document: 'inspectorAction' }, ['inspector-scan:ScanSbom'], ['*']),
    ...pulls(places, { principal, what: 'pull the image that is scanned', document: 'inspectorAction' }),
    ...callsFor(logs, ['logs:CreateLogGroup'], [places.at('logs/pipeline', 'arn')]),
    ...callsFor(logs, ['logs:CreateLogStream', 'logs:PutLogEvents'], [places.stream('pipeline')]),
  ];
}

/** What the deploy action does. */
export function callsOfDeployAction(places: Places): readonly LifeCall[] {
  const principal = places.role('deploy-action');
  const [runtime] = places.plan.runtimes;
  if (!runtime) return [];
  const { applicationName, name, configuration } = runtime.deploymentGroup;
  const purpose = { principal, what: 'deploy the release', document: 'deployAction' } as const;
  const revision = regional('ecs', `task-definition/${runtime.taskDefinition.family}:7`);
  return [
    ...readsArtifacts(places, { ...purpose, what: 'read taskdef.json, appspec.yaml and the image' }),
    ...callsFor(
      purpose,
      ['codedeploy:CreateDeployment', 'codedeploy:GetDeployment'],
      [ARNS.deploymentGroup(applicationName, name)],
    ),
    ...callsFor(
      purpose,
      ['codedeploy:GetApplication', 'codedeploy:GetApplicationRevision', 'codedeploy:RegisterApplicationRevision'],
      [regional('codedeploy', `application:${applicationName}`)],
    ),
    ...callsFor(
      purpose,
      ['codedeploy:GetDeploymentConfig'],
      [regional('codedeploy', `deploymentconfig:${configuration.name}`)],
    ),
    ...callsFor({ ...purpose, what: 'register the task definition' }, ['ecs:RegisterTaskDefinition'], [revision]),
    ...callsFor(
      { ...purpose, what: 'tag the task definition', context: { 'ecs:CreateAction': 'RegisterTaskDefinition' } },
      ['ecs:TagResource'],
      [revision],
    ),
    ...passesTaskRoles(places, { ...purpose, what: 'give the task definition its roles' }),
  ];
}

/** Handing the two roles of a task to ECS. */
export function passesTaskRoles(places: Places, purpose: Parameters<typeof callsFor>[0]): readonly LifeCall[] {
  return callsFor(
    { ...purpose, context: passedTo('ecs-tasks') },
    ['iam:PassRole'],
    [places.role('task'), places.role('task-execution')],
  );
}
