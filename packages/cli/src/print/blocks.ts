import type {
  AlarmPlan,
  BucketPlan,
  DeliveryPlan,
  EncryptionKeyPlan,
  ImageRegistryPlan,
  LoadBalancerPlan,
  LogGroupPlan,
  NetworkPlan,
  NotificationTopicPlan,
  RuntimePlan,
  ServicePlan,
  SourcePlan,
} from '@tap-pipeline/core-model';
import type { Branch } from './tree';
import { count, list, words } from './words';

/** How each block of a subtree is shown. A block that nobody shows does not compile. */
type Printers<T> = { readonly [K in keyof Required<T>]: (block: NonNullable<T[K]>) => readonly Branch[] };

/** What lives in the tooling account, with physical names. */
export function deliveryBlocks(delivery: DeliveryPlan): readonly Branch[] {
  return printAll(delivery, DELIVERY);
}

/** What lives where the service runs, with physical names. */
export function runtimeBlocks(runtime: RuntimePlan): readonly Branch[] {
  return printAll(runtime, RUNTIME);
}

const DELIVERY: Printers<DeliveryPlan> = {
  encryptionKey: (key) => [encryptionKey(key)],
  artifactStore: (store) => [bucket('artifact store', store)],
  accessLogStore: (store) => [bucket('access log store', store)],
  bucketEmptier: ({ functionName }) => [
    { text: `bucket emptier ${functionName}`, note: 'empties buckets when the stack is deleted' },
  ],
  source,
  imageRegistry: (registry) => [imageRegistry(registry)],
  pipelineLogs: (logs) => [logGroup(logs)],
  buildProjects: (projects) =>
    projects.map(({ name, machine, logs }) => ({
      text: `build project ${name}`,
      note: list(machine.image, machine.computeType, machine.privileged && 'Docker'),
      branches: [logGroup(logs)],
    })),
  notificationTopics: (topics) => topics.map(topic),
  pipeline: ({ name, type, executionMode }) => [{ text: `pipeline ${name}`, note: `${type}, ${executionMode}` }],
  trigger: ({ name, description }) => [{ text: `trigger ${name}`, note: description }],
  chatChannels: (channels) =>
    channels.map(({ target, configuration }) => ({
      text: `chat channel ${configuration?.name ?? words(target.address)}`,
      note: configuration?.channel.kind ?? 'exists already',
    })),
  alarms: (alarms) => alarms.map(alarm),
  dashboard: ({ name }) => [{ text: `dashboard ${name}` }],
};

const RUNTIME: Printers<RuntimePlan> = {
  id: () => [],
  network: (plan) => [network(plan)],
  defaultSecurityGroup: ({ name }) => [{ text: `default security group ${name}`, note: 'without rules' }],
  securityGroups: (groups) =>
    groups.map(({ name, description, ingress, egress }) => ({
      text: `security group ${name}`,
      note: description,
      branches: [...ingress, ...egress].map((rule) => ({ text: rule.description })),
    })),
  loadBalancer: (plan) => [loadBalancer(plan)],
  cluster: ({ kind, name }) => [{ text: `cluster ${name}`, ...(kind === 'existing' && { note: 'exists already' }) }],
  containerLogs: (logs) => [logGroup(logs)],
  taskDefinition: ({ family, cpu, memory }) => [
    { text: `task definition ${family}`, note: `${cpu} CPU units, ${memory} MiB` },
  ],
  service: (plan) => [service(plan)],
  deploymentGroup: ({ applicationName, name, configuration, terminationWaitMinutes }) => [
    {
      text: `deployment group ${name} of ${applicationName}`,
      note: list(configuration.name, `the old tasks stay for ${count(terminationWaitMinutes, 'minute')}`),
    },
  ],
  alarms: (alarms) => alarms.map(alarm),
};

function printAll<T extends object>(subtree: T, printers: Printers<T>): readonly Branch[] {
  return (Object.keys(printers) as (keyof T)[]).flatMap((key) => {
    const block = subtree[key];
    return block === undefined || block === null ? [] : printers[key](block as NonNullable<T[keyof T]>);
  });
}

function encryptionKey({ alias, rotation, removal }: EncryptionKeyPlan): Branch {
  return { text: `encryption key ${alias}`, note: list(rotation && 'rotated', removal) };
}

function bucket(noun: string, { name, versioned, encryption, lifecycle, removal }: BucketPlan): Branch {
  const expiry =
    lifecycle.expireDays === undefined ? 'never expires' : `expires after ${count(lifecycle.expireDays, 'day')}`;
  return { text: `${noun} ${words(name)}`, note: list(versioned && 'versioned', encryption.kind, expiry, removal) };
}

function source({ connection, repository, bucket: sourceBucket }: SourcePlan): readonly Branch[] {
  return [
    ...(connection
      ? [{ text: `connection ${connection.name}`, note: `${connection.providerType}, pending until confirmed` }]
      : []),
    ...(repository
      ? [{ text: `source repository ${repository.name}`, note: list('CodeCommit', repository.removal) }]
      : []),
    ...(sourceBucket ? [bucket('source bucket', sourceBucket)] : []),
  ];
}

function imageRegistry({ name, tagMutability, scanOnPush, encryption, removal }: ImageRegistryPlan): Branch {
  return {
    text: `image registry ${name}`,
    note: list(tagMutability.toLowerCase(), scanOnPush && 'scanned on push', encryption.kind, removal),
  };
}

function logGroup({ name, retentionDays }: LogGroupPlan): Branch {
  return { text: `log group ${name}`, note: `kept ${count(retentionDays, 'day')}` };
}

function topic({ name, subscriptions }: NotificationTopicPlan): Branch {
  return { text: `topic ${name}`, note: subscriptions.map(({ endpoint }) => endpoint).join(', ') };
}

function alarm({ name, description }: AlarmPlan): Branch {
  return { text: `alarm ${name}`, note: description };
}

function network(plan: NetworkPlan): Branch {
  if (plan.kind === 'existing') return { text: `network ${plan.vpcId}`, note: 'exists already' };
  const { name, cidr, subnets, natGateways, endpoints } = plan;
  return {
    text: `network ${name}`,
    note: cidr,
    branches: [
      ...subnets.map((subnet) => ({ text: `subnet ${subnet.name}`, note: subnet.cidr })),
      ...natGateways.map((gateway) => ({ text: `NAT gateway ${gateway.name}` })),
      ...endpoints.map((endpoint) => ({ text: `endpoint ${endpoint.name}`, note: endpoint.type.kind })),
    ],
  };
}

function loadBalancer({ balancer, targetGroups, listeners }: LoadBalancerPlan): Branch {
  return {
    text: balancer.kind === 'new' ? `load balancer ${balancer.name}` : `load balancer ${balancer.arn}`,
    note: balancer.kind === 'new' ? balancer.scheme : 'exists already',
    branches: [
      ...targetGroups.map(({ name, healthCheck }) => ({
        text: `target group ${name}`,
        note: `checks ${healthCheck.path}`,
      })),
      ...listeners.map(({ id, port, protocol }) => ({
        text: `listener ${id}`,
        note: `${protocol.kind} on port ${port}`,
      })),
    ],
  };
}

function service({ name, controller, platformVersion, scaling, assignPublicIp }: ServicePlan): Branch {
  const { minCount, maxCount } = scaling;
  const tasks = minCount === maxCount ? count(minCount, 'task') : `${minCount} to ${maxCount} tasks`;
  return {
    text: `service ${name}`,
    note: list(tasks, controller, `platform ${platformVersion}`, assignPublicIp && 'public addresses'),
  };
}
