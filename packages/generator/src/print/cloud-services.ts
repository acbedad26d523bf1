import type { DeliveryPipelinePlan, DeliveryPlan, RuntimePlan } from '@tap-pipeline/core-model';

/** The service of AWS that each block of a plan is made in. A block without one does not compile. */
type Services<T> = { readonly [K in keyof Required<T>]: (block: NonNullable<T[K]>) => readonly string[] };

const DELIVERY: Services<DeliveryPlan> = {
  pipeline: () => ['CodePipeline', 'IAM'],
  source: ({ connection, repository, bucket }) => [
    ...(connection ? ['CodeConnections'] : []),
    ...(repository ? ['CodeCommit'] : []),
    ...(bucket ? ['S3'] : []),
  ],
  buildProjects: (projects) => (projects.length > 0 ? ['CodeBuild'] : []),
  imageRegistry: () => ['ECR'],
  artifactStore: () => ['S3'],
  accessLogStore: () => ['S3'],
  encryptionKey: () => ['KMS'],
  trigger: () => ['EventBridge'],
  notificationTopics: (topics) => (topics.length > 0 ? ['SNS'] : []),
  chatChannels: (channels) => (channels.length > 0 ? ['Amazon Q Developer in chat applications'] : []),
  pipelineLogs: () => ['CloudWatch'],
  alarms: () => ['CloudWatch'],
  dashboard: () => ['CloudWatch'],
  // How files are removed from a bucket is the backend's business.
  bucketEmptier: () => [],
};

const RUNTIME: Services<RuntimePlan> = {
  id: () => [],
  service: () => ['ECS on Fargate'],
  taskDefinition: () => ['ECS on Fargate'],
  cluster: () => ['ECS on Fargate'],
  deploymentGroup: () => ['CodeDeploy'],
  loadBalancer: () => ['Elastic Load Balancing'],
  network: ({ kind }) => (kind === 'existing' ? [] : ['VPC']),
  securityGroups: () => [],
  defaultSecurityGroup: () => [],
  containerLogs: () => ['CloudWatch'],
  alarms: () => ['CloudWatch'],
};

/** The services of AWS in which a plan creates something, each once. */
export function listCloudServices({ delivery, runtimes }: DeliveryPipelinePlan): readonly string[] {
  return [...new Set([...listAll(delivery, DELIVERY), ...runtimes.flatMap((runtime) => listAll(runtime, RUNTIME))])];
}

function listAll<T extends object>(subtree: T, services: Services<T>): readonly string[] {
  return keysOf(services).flatMap((key) => {
    const block = subtree[key];
    return block === undefined || block === null ? [] : services[key](block);
  });
}

function keysOf<T extends object>(services: Services<T>): readonly (keyof T)[] {
  return Object.keys(services) as (keyof T)[];
}
