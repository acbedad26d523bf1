import {
  type AlarmPlan,
  type BucketPlan,
  type DeliveryPipelinePlan,
  deliveryRoles,
  type LogGroupPlan,
  type Reference,
  type ReferenceTargets,
  type RolePlan,
  renderText,
  runtimeRoles,
  type Text,
} from '@tap-pipeline/core-model';
import { ARNS, fullNameOf } from './arns';
import { ACCOUNT, DEFAULT_GROUP, PSEUDO_PARAMETERS, REGION } from './cloud';

/** Every role of a plan. */
export function rolesOf({ delivery, runtimes }: DeliveryPipelinePlan): readonly RolePlan[] {
  return [...deliveryRoles(delivery), ...runtimes.flatMap(runtimeRoles)];
}

/** Every bucket of a plan. */
export function bucketsOf({ delivery }: DeliveryPipelinePlan): readonly BucketPlan[] {
  return [delivery.artifactStore, delivery.source.bucket, delivery.accessLogStore].filter(
    (bucket) => bucket !== undefined,
  );
}

/** Every log group of a plan. */
export function logGroupsOf({ delivery, runtimes }: DeliveryPipelinePlan): readonly LogGroupPlan[] {
  const groups = [
    delivery.pipelineLogs,
    delivery.bucketEmptier?.logs,
    ...delivery.buildProjects.map(({ logs }) => logs),
    ...runtimes.flatMap(({ containerLogs, network, defaultSecurityGroup }) => [
      containerLogs,
      network.kind === 'new' ? network.flowLogs?.logs : undefined,
      defaultSecurityGroup?.closer.logs,
    ]),
  ];
  return groups.filter((group) => group !== undefined);
}

/** The ARN of every log group of a plan. */
export function logGroupArns(plan: DeliveryPipelinePlan): readonly string[] {
  return logGroupsOf(plan).map(({ name }) => ARNS.logGroup(name));
}

/** Every alarm of a plan. */
export function alarmsOf({ delivery, runtimes }: DeliveryPipelinePlan): readonly AlarmPlan[] {
  return [...delivery.alarms, ...runtimes.flatMap(({ alarms }) => alarms)];
}

/**
 * Where the things of a plan are in the account that is evaluated, found by the names that the plan gives them and
 * not by what a backend makes of them.
 */
export class Places {
  constructor(readonly plan: DeliveryPipelinePlan) {}

  /** The text with everything that it refers to in place. */
  text(value: Text): string {
    return renderText(value, (reference) => this.read(reference));
  }

  /** What a reference stands for, for example the ARN of a bucket. */
  at<Of extends keyof ReferenceTargets>(of: Of, as: ReferenceTargets[Of]): string {
    return this.read({ of, as } as Reference);
  }

  /** The ARN of a role of the plan, by its id. */
  role(id: string): string {
    return this.read({ of: `role/${id}`, as: 'arn' });
  }

  /** The ARN of a log stream in a group of the plan. */
  stream(logGroup: string): string {
    return this.at(`logs/${logGroup}`, 'streams').replace(/\*$/, 'log-stream:one');
  }

  /** @throws Error for a reference of a kind that policies do not use */
  private read({ of, as }: Reference): string {
    const [kind = '', id = ''] = of.split(/\/(.*)/s);
    const read = READERS[`${kind}.${as}`];
    if (!read) throw new Error(`it is not known where ${of} is, as ${as}; say so in places.ts`);
    return read(this, id);
  }
}

type Reader = (places: Places, id: string) => string;

/** By kind and property; a plan's id of a thing follows its kind. */
const READERS: { readonly [kind: string]: Reader } = {
  'cloud.account': () => pseudo('AWS::AccountId'),
  'cloud.region': () => pseudo('AWS::Region'),
  'cloud.partition': () => pseudo('AWS::Partition'),
  'cloud.urlSuffix': () => pseudo('AWS::URLSuffix'),
  'encryptionKey.arn': ({ plan }) => ARNS.key(found(plan.delivery.encryptionKey, 'the key').description),
  'bucket.name': bucketName,
  'bucket.arn': (places, id) => ARNS.bucket(bucketName(places, id)),
  'bucket.objects': (places, id) => `${ARNS.bucket(bucketName(places, id))}/*`,
  'sourceRepository.arn': ({ plan }) => ARNS.repository(found(plan.delivery.source.repository, 'the repository').name),
  'sourceRepository.name': ({ plan }) => found(plan.delivery.source.repository, 'the repository').name,
  'connection.arn': ({ plan }) => ARNS.connection(found(plan.delivery.source.connection, 'the connection').name),
  'imageRegistry.name': ({ plan }) => found(plan.delivery.imageRegistry, 'the registry').name,
  'imageRegistry.arn': ({ plan }) => ARNS.imageRepository(found(plan.delivery.imageRegistry, 'the registry').name),
  'imageRegistry.uri': ({ plan }) =>
    `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${found(plan.delivery.imageRegistry, 'the registry').name}`,
  'logs.name': logGroupName,
  'logs.arn': (places, id) => ARNS.logGroup(logGroupName(places, id)),
  'logs.streams': (places, id) => `${ARNS.logGroup(logGroupName(places, id))}:*`,
  'role.name': roleName,
  'role.arn': (places, id) => ARNS.role(roleName(places, id)),
  'project.name': ({ plan }, id) => byId(plan.delivery.buildProjects, id).name,
  'project.arn': ({ plan }, id) => ARNS.project(byId(plan.delivery.buildProjects, id).name),
  'pipeline.arn': ({ plan }) => ARNS.pipeline(plan.delivery.pipeline.name),
  'topic.arn': ({ plan }, id) => ARNS.topic(byId(plan.delivery.notificationTopics, id).name),
  'rule.arn': ({ plan }, id) => ARNS.rule(byId(listRules(plan), id).name),
  'bucketEmptier.arn': ({ plan }) => ARNS.function(found(plan.delivery.bucketEmptier, 'the emptier').functionName),
  'loadBalancer.fullName': (places) => fullNameOf(newBalancerName(places)),
  'loadBalancer.arn': (places) => ARNS.loadBalancer(fullNameOf(newBalancerName(places))),
  'listener.arn': (places, id) => {
    const { loadBalancer } = runtimeOf(places);
    return ARNS.listener(places.text(loadBalancer.arn), byId(loadBalancer.listeners, id).port);
  },
  'cluster.name': (places) => runtimeOf(places).cluster.name,
  'cluster.arn': (places) => ARNS.cluster(runtimeOf(places).cluster.name),
  'service.name': (places) => runtimeOf(places).service.name,
  'service.arn': (places) => ARNS.service(runtimeOf(places).cluster.name, runtimeOf(places).service.name),
  'application.name': (places) => runtimeOf(places).deploymentGroup.applicationName,
  'deploymentGroup.name': (places) => runtimeOf(places).deploymentGroup.name,
  'deploymentConfig.name': (places) => runtimeOf(places).deploymentGroup.configuration.name,
  'subnet.id': (_, id) => `subnet-${id}`,
  'securityGroup.id': (_, id) => `sg-${id}`,
  'vpc.defaultSecurityGroup': () => DEFAULT_GROUP,
  'alarm.arn': ({ plan }, id) => ARNS.alarm(byId(alarmsOf(plan), id).name),
};

function pseudo(name: string): string {
  return found(PSEUDO_PARAMETERS[name], name);
}

function bucketName(places: Places, id: string): string {
  return places.text(byId(bucketsOf(places.plan), id).name);
}

function logGroupName({ plan }: Places, id: string): string {
  return byId(logGroupsOf(plan), id).name;
}

function roleName({ plan }: Places, id: string): string {
  return byId(rolesOf(plan), id).name;
}

function newBalancerName(places: Places): string {
  const { balancer } = runtimeOf(places).loadBalancer;
  if (balancer.kind === 'existing') throw new Error('the plan makes no load balancer');
  return balancer.name;
}

function listRules({ delivery }: DeliveryPipelinePlan) {
  return [
    ...(delivery.trigger ? [delivery.trigger] : []),
    ...delivery.notificationTopics.flatMap(({ rule }) => rule ?? []),
  ];
}

function runtimeOf({ plan }: Places) {
  return found(plan.runtimes[0], 'a runtime');
}

function byId<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  return found(
    all.find((one) => one.id === id),
    id,
  );
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the plan has not ${what}`);
  return value;
}
