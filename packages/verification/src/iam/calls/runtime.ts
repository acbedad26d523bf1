import type { RuntimePlan } from '@tap-pipeline/core-model';
import { regional } from '../arns';
import type { Places } from '../places';
import { buildspecOf } from './builds';
import { callsFor, type LifeCall, through } from './call';
import { PULL, pulls } from './images';
import { passesTaskRoles } from './pipeline';
import { readsValues, valueFrom } from './values';

/** What CodeDeploy does with the service. */
export function callsOfDeployment(places: Places, runtime: RuntimePlan): readonly LifeCall[] {
  const principal = places.role('deployment');
  const purpose = { principal, what: 'shift the traffic', document: 'deployRole' } as const;
  const service = places.at('service', 'arn');
  const taskSet = regional('ecs', `task-set/${runtime.cluster.name}/${runtime.service.name}/ecs-svc/123`);
  const listeners = runtime.loadBalancer.listeners
    .filter(({ id }) => id !== 'redirect')
    .map(({ id }) => places.at(`listener/${id}`, 'arn'));
  const rules = listeners.map((arn) => `${arn.replace(':listener/', ':listener-rule/')}/0123456789abcdef`);
  const looks = ['DescribeListeners', 'DescribeRules', 'DescribeTargetGroups'].map(
    (action) => `elasticloadbalancing:${action}`,
  );
  return [
    ...callsFor(
      { ...purpose, what: 'start and stop the tasks of a release' },
      ['ecs:DescribeServices', 'ecs:UpdateServicePrimaryTaskSet'],
      [service],
    ),
    ...callsFor(
      { ...purpose, what: 'start and stop the tasks of a release' },
      ['ecs:CreateTaskSet', 'ecs:DeleteTaskSet'],
      [taskSet],
    ),
    ...callsFor(purpose, looks, ['*']),
    ...callsFor(purpose, ['elasticloadbalancing:ModifyListener'], listeners),
    ...callsFor(purpose, ['elasticloadbalancing:ModifyRule'], rules),
    ...callsFor(
      { principal, what: 'see the alarms that stop a deployment', document: 'deployAlarms' },
      ['cloudwatch:DescribeAlarms'],
      runtime.deploymentGroup.alarms.map(({ of }) => places.at(of as `alarm/${string}`, 'arn')),
    ),
    ...callsFor({ ...purpose, what: 'call the hooks of appspec.yaml' }, ['lambda:InvokeFunction'], hooksOf(places)),
    ...passesTaskRoles(places, { ...purpose, what: 'start tasks with their roles' }),
  ];
}

/** What ECS does to start tasks: those of the first revision and those of releases. */
export function callsOfExecution(places: Places, { taskDefinition }: RuntimePlan): readonly LifeCall[] {
  const principal = places.role('task-execution');
  const first = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[a-z.]+\/([^@:]+)/.exec(taskDefinition.container.image);
  const values = releaseDocuments(places).matchAll(/"valueFrom":\s*"([^"]+)"/g);
  const found = [...values].map(([, arn = '']) => valueFrom(arn));
  const encrypted = found.flatMap(({ parameters, secrets }) => [
    ...parameters.map(() => 'ssm'),
    ...secrets.map(() => 'secretsmanager'),
  ]);
  return [
    ...pulls(places, { principal, what: 'pull the image of a release', document: 'executionRole' }),
    ...callsFor(
      { principal, what: 'pull the first image', document: 'executionRole' },
      PULL,
      first ? [`arn:aws:ecr:${first[2]}:${first[1]}:repository/${first[3]}`] : [],
    ),
    ...callsFor(
      { principal, what: 'write the log of the container', document: 'taskLogs' },
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      [places.stream('containers')],
    ),
    ...readsValues(
      { principal, what: 'read the values of the service', document: 'taskValues' },
      { parameters: found.flatMap(({ parameters }) => parameters), secrets: found.flatMap(({ secrets }) => secrets) },
    ),
    ...(places.plan.delivery.encryptionKey
      ? [...new Set(encrypted)].flatMap((service) =>
          callsFor(
            { principal, what: 'read values that the key encrypts', document: 'taskValues', context: through(service) },
            ['kms:Decrypt', 'kms:DescribeKey'],
            [places.at('encryptionKey', 'arn')],
          ),
        )
      : []),
  ];
}

/** What the service itself does: what its spec says. */
export function callsOfTask(places: Places, { taskDefinition }: RuntimePlan): readonly LifeCall[] {
  const purpose = {
    principal: places.role('task'),
    what: 'do what the spec says that it may',
    document: 'taskRole',
  } as const;
  return taskDefinition.taskRole.statements.flatMap(({ actions, resources }) =>
    callsFor(
      purpose,
      actions,
      resources.map((resource) => places.text(resource)),
    ),
  );
}

/** What flow logs do. */
export function callsOfFlowLogs(places: Places): readonly LifeCall[] {
  const purpose = { principal: places.role('flow-logs'), what: 'write flow logs', document: 'flowLogs' } as const;
  return [
    ...callsFor(purpose, ['logs:CreateLogStream', 'logs:PutLogEvents'], [places.stream('flow-logs')]),
    ...callsFor(purpose, ['logs:DescribeLogStreams'], [places.at('logs/flow-logs', 'arn')]),
  ];
}

/** What the function does that takes the rules of the default security group away. */
export function callsOfDefaultGroupCloser(places: Places): readonly LifeCall[] {
  const principal = places.role('default-group-closer');
  return [
    ...callsFor(
      { principal, what: 'take the rules of the default security group away', document: 'defaultGroup' },
      ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'],
      [regional('ec2', `security-group/${places.at('vpc', 'defaultSecurityGroup')}`)],
    ),
    ...callsFor(
      { principal, what: 'write its log', document: 'lambdaRole' },
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      [places.stream('default-group-closer')],
    ),
  ];
}

/** `taskdef.json` and `appspec.yaml`, which the build writes. */
function releaseDocuments(places: Places): string {
  const build = places.plan.delivery.buildProjects.find(({ id }) => id === 'build');
  return build ? buildspecOf(places, build).replaceAll('\\"', '"') : '';
}

function hooksOf(places: Places): readonly string[] {
  const hooks = releaseDocuments(places).match(/arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(?::[\w-]+)?/g);
  return [...new Set(hooks ?? [])];
}
