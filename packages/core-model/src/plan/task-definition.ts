import { taskDefinition } from '../documents/task-definition';
import type { ResolvedEcsDeploy } from '../spec/resolved-spec';
import type { VariableSpec } from '../spec/source';
import type { PlanContext } from './context';
import { releasedImage } from './released-image';
import { ACCOUNT, PARTITION, REGION } from './vocabulary/cloud';
import { decrypt, logInToRegistry, pullImages, viaServices, writeLogs } from './vocabulary/grants';
import type { Reference } from './vocabulary/reference';
import { ref } from './vocabulary/reference';
import { readValues, valueFrom } from './vocabulary/source-value';
import type { RolePlan } from './vocabulary/statement';
import { allow, roleArn, type Statement } from './vocabulary/statement';
import { type Text, text } from './vocabulary/text';
import { trustService } from './vocabulary/trust';

/**
 * Roles of the tasks, and the revision that the service is created with. Later revisions come from the
 * document `taskdef.json`, which every release registers; this one does not change with the spec, since
 * AWS refuses to update the task definition of a service under CodeDeploy.
 */
export interface TaskDefinitionPlan {
  /** Role of the program in the container. */
  readonly taskRole: RolePlan;
  /** Role that ECS starts tasks with: pull the image, write logs, read secrets. */
  readonly executionRole: RolePlan;
  /** Family, at most 255 characters; releases register their revisions in it. */
  readonly family: string;
  /** CPU units, as text. */
  readonly cpu: string;
  /** MiB of memory, as text. */
  readonly memory: string;
  /** The container. */
  readonly container: InitialContainerPlan;
}

/** The container of the first revision: it answers 200 on the service's port until the first release. */
export interface InitialContainerPlan {
  /** Name. */
  readonly name: string;
  /** Image, with digest. */
  readonly image: string;
  /** Command; absent with an image of the user's own. */
  readonly command?: readonly string[];
  /** User that it runs as; absent: the image's own. */
  readonly user?: string;
  /** Port. */
  readonly port: number;
  /** MiB of memory that it gets and may not go beyond: all of the task. */
  readonly memoryMiB: number;
  /** Whether its root file system is read-only. */
  readonly readOnlyRootFilesystem: boolean;
  /** Name of the log group. */
  readonly logGroup: Reference;
  /** Region of the log group. */
  readonly logRegion: Reference;
  /** Prefix of the log streams. */
  readonly logStreamPrefix: string;
}

/** Roles of the tasks, and the revision that the service is created with. */
export function planTaskDefinition(context: PlanContext, { service }: ResolvedEcsDeploy): TaskDefinitionPlan {
  const own = service.initialImage;
  return {
    taskRole: planTaskRole(context, service.permissions),
    executionRole: planExecutionRole(context, service),
    family: taskFamily(context),
    cpu: '256',
    memory: String(WAITING_MEMORY_MIB),
    container: {
      name: context.spec.service,
      image: own ?? WAITING_IMAGE,
      ...(!own && waiting(service.port)),
      port: service.port,
      memoryMiB: WAITING_MEMORY_MIB,
      readOnlyRootFilesystem: service.readOnlyRootFilesystem || !own,
      logGroup: ref('logs/containers', 'name'),
      logRegion: REGION,
      logStreamPrefix: context.spec.service,
    },
  };
}

/** Physical name of the family. */
export function taskFamily({ name }: PlanContext): string {
  return name('taskDefinition', 'task');
}

/** `taskdef.json`: what every release registers, and the only place where a change of the spec reaches the tasks. */
export function releaseTaskDefinition(context: PlanContext, { service }: ResolvedEcsDeploy): Text {
  const { build } = context.spec;
  const variables = Object.entries(service.environment);
  return taskDefinition({
    family: taskFamily(context),
    cpu: String(service.cpu),
    memory: String(service.memoryMiB),
    architecture: build.image !== 'none' && build.image.platform === 'linux/arm64' ? 'ARM64' : 'X86_64',
    executionRole: roleArn('task-execution'),
    taskRole: roleArn('task'),
    containerName: context.spec.service,
    containerPort: service.port,
    environment: variables.flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : [])),
    secrets: variables.flatMap(([name, value]) =>
      typeof value === 'string' ? [] : [{ name, valueFrom: valueFrom(context, value) }],
    ),
    readOnlyRootFilesystem: service.readOnlyRootFilesystem,
    logGroup: ref('logs/containers', 'name'),
    logRegion: REGION,
    tags: context.tags,
  });
}

/**
 * Until the first release the service runs the official Node.js image, which answers 200 to everything.
 * The digest is of the index for all processors, in AWS's public registry.
 */
const WAITING_IMAGE =
  'public.ecr.aws/docker/library/node:22-alpine@sha256:0a7108bf6c7bf5de370ffb1a3ed6be93d405b43ff159f681a8d18c0e2bc2e402';

/** The least that Fargate takes. */
const WAITING_MEMORY_MIB = 512;

/** The user `node` of that image. */
const WAITING_USER = '1000:1000';

/** Ports below 1024 are for root alone. */
function waiting(port: number): Pick<InitialContainerPlan, 'command' | 'user'> {
  const program = `require('node:http').createServer((_, response) => response.end('waiting for the first release')).listen(${port})`;
  return { command: ['node', '-e', program], ...(port >= 1024 && { user: WAITING_USER }) };
}

/** From the ECS Developer Guide, "Amazon ECS task IAM role": the service takes no narrower source than the account's region. */
const trustTasks = () => trustService('ecs-tasks.amazonaws.com', text`arn:${PARTITION}:ecs:${REGION}:${ACCOUNT}:*`);

function planTaskRole(context: PlanContext, permissions: ResolvedEcsDeploy['service']['permissions']): RolePlan {
  return {
    id: 'task',
    name: context.name('role', 'task-role'),
    description: 'The service works with it',
    trust: trustTasks(),
    statements: permissions.map(({ actions, resources }, index) => allow(`Service${index}`, actions, resources)),
  };
}

/** From the ECS Developer Guide, "Amazon ECS task execution IAM role", narrowed to this service's image, logs and secrets. */
function planExecutionRole(context: PlanContext, service: ResolvedEcsDeploy['service']): RolePlan {
  return {
    id: 'task-execution',
    name: context.name('role', 'task-execution-role'),
    description: 'ECS starts the tasks with it',
    trust: trustTasks(),
    statements: [
      logInToRegistry(),
      ...pullRepositories(context, service.initialImage),
      writeLogs('containers'),
      ...readEncrypted(context, Object.values(service.environment)),
    ],
  };
}

/** Parameters and secrets, which may be encrypted with the customer-managed key; it opens nothing else. */
function readEncrypted(context: PlanContext, values: readonly VariableSpec[]): readonly Statement[] {
  const read = readValues(context, values);
  const through = { StringEquals: viaServices(['secretsmanager', 'ssm']) };
  return read.length === 0 ? [] : [...read, ...decrypt(context).map((each) => ({ ...each, conditions: through }))];
}

const OWN_REGISTRY = /^(?<account>[0-9]{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.[a-z.]+\/(?<repository>[^@:]+)/;

function pullRepositories(context: PlanContext, initialImage: string | undefined): readonly Statement[] {
  const released = releasedImage(context);
  const initial = initialImage?.match(OWN_REGISTRY)?.groups;
  const arns = [
    ...(released ? [released.repositoryArn] : []),
    ...(initial
      ? [
          text`arn:${PARTITION}:ecr:${String(initial.region)}:${String(initial.account)}:repository/${String(initial.repository)}`,
        ]
      : []),
  ];
  return arns.length ? [pullImages(...arns)] : [];
}
