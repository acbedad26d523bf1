import { toText } from '../plan/vocabulary/document';
import type { Reference } from '../plan/vocabulary/reference';
import type { Document, Text } from '../plan/vocabulary/text';

/** Name of the file in the artifact. */
export const TASK_DEFINITION_FILE = 'taskdef.json';

/** What CodePipeline replaces by the image's URI with digest; the action's `Image1ContainerName` names it. */
export const IMAGE_PLACEHOLDER = 'IMAGE1_NAME';

/** What a release registers. */
export interface TaskDefinitionContent {
  /** Family. */
  readonly family: string;
  /** CPU units, as text. */
  readonly cpu: string;
  /** MiB of memory, as text. */
  readonly memory: string;
  /** Processor. */
  readonly architecture: 'X86_64' | 'ARM64';
  /** ARN of the role that ECS starts tasks with. */
  readonly executionRole: Reference;
  /** ARN of the role of the program. */
  readonly taskRole: Reference;
  /** Name of the container. */
  readonly containerName: string;
  /** Port of the container. */
  readonly containerPort: number;
  /** Plain variables. */
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  /** Variables that ECS reads when a task starts. */
  readonly secrets: readonly { readonly name: string; readonly valueFrom: Text }[];
  /** Whether the root file system is read-only; `/tmp` stays writable. */
  readonly readOnlyRootFilesystem: boolean;
  /** Name of the log group. */
  readonly logGroup: Reference;
  /** Region of the log group. */
  readonly logRegion: Reference;
  /** Tags of the revision. */
  readonly tags: { readonly [key: string]: string };
}

/** `taskdef.json`, the only owner of what a release runs. From the ECS Developer Guide, "Amazon ECS task definition parameters for Fargate". */
export function taskDefinition(content: TaskDefinitionContent): Text {
  return toText(document(content), (value) => JSON.stringify(value, null, 2));
}

function document(content: TaskDefinitionContent): Document {
  return {
    family: content.family,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: content.cpu,
    memory: content.memory,
    runtimePlatform: { cpuArchitecture: content.architecture, operatingSystemFamily: 'LINUX' },
    executionRoleArn: content.executionRole,
    taskRoleArn: content.taskRole,
    containerDefinitions: [container(content)],
    ...(content.readOnlyRootFilesystem && { volumes: [{ name: 'tmp' }] }),
    tags: Object.entries(content.tags).map(([key, value]) => ({ key, value })),
  };
}

function container(content: TaskDefinitionContent): Document {
  return {
    name: content.containerName,
    image: `<${IMAGE_PLACEHOLDER}>`,
    essential: true,
    memory: Number(content.memory),
    portMappings: [{ containerPort: content.containerPort, protocol: 'tcp' }],
    environment: content.environment,
    secrets: content.secrets,
    readonlyRootFilesystem: content.readOnlyRootFilesystem,
    ...(content.readOnlyRootFilesystem && {
      mountPoints: [{ sourceVolume: 'tmp', containerPath: '/tmp', readOnly: false }],
    }),
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': content.logGroup,
        'awslogs-region': content.logRegion,
        'awslogs-stream-prefix': content.containerName,
      },
    },
  };
}
