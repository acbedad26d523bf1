import type { DeliveryPipelinePlan, RuntimePlan } from '../src/plan/pipeline-plan';
import type { Ordered, Prerequisite } from '../src/plan/vocabulary/order';
import type { Reference } from '../src/plan/vocabulary/reference';
import type { RolePlan } from '../src/plan/vocabulary/statement';
import { bucketsOf, logGroupsOf, referencesIn, rolesOf } from './plan-parts';

/** What may be read of each kind of thing. */
const READABLE: { readonly [kind: string]: readonly string[] } = {
  encryptionKey: ['arn', 'id'],
  bucket: ['name', 'arn', 'objects'],
  sourceRepository: ['name', 'arn', 'cloneUrl'],
  connection: ['arn'],
  imageRegistry: ['name', 'arn', 'uri'],
  logs: ['name', 'arn', 'streams'],
  role: ['name', 'arn'],
  project: ['name', 'arn'],
  pipeline: ['name', 'arn'],
  topic: ['arn'],
  chatConfiguration: ['arn'],
  rule: ['arn'],
  bucketEmptier: ['arn'],
  vpc: ['id', 'defaultSecurityGroup'],
  subnet: ['id'],
  securityGroup: ['id'],
  loadBalancer: ['arn', 'dnsName', 'fullName'],
  targetGroup: ['arn', 'name', 'fullName'],
  listener: ['arn'],
  cluster: ['name', 'arn'],
  taskDefinition: ['arn'],
  service: ['name', 'arn'],
  application: ['name'],
  deploymentGroup: ['name'],
  deploymentConfig: ['name'],
  alarm: ['name', 'arn'],
};

const CLOUD: readonly string[] = ['account', 'region', 'partition', 'urlSuffix'];
const ZONES: readonly string[] = ['0', '1', '2'];

/** Everything that a plan makes, each with what has to be there before it. */
export class PlanGraph {
  private readonly edges = new Map<string, readonly string[]>();
  /** Ids that two things have. */
  readonly clashes: string[] = [];

  constructor(plan: DeliveryPipelinePlan) {
    this.addIdentities(plan);
    this.addDelivery(plan);
    for (const runtime of plan.runtimes) this.addRuntime(runtime);
    this.add('outputs', plan.outputs);
  }

  /** References and orders that point at nothing. */
  get dangling(): readonly string[] {
    return [...this.edges].flatMap(([node, targets]) =>
      targets.filter((target) => !this.edges.has(target)).map((target) => `${node} -> ${target}`),
    );
  }

  /** Things that would have to be there before themselves, as a path; empty when there are none. */
  get cycle(): readonly string[] {
    const done = new Set<string>();
    const visit = (node: string, path: readonly string[]): readonly string[] => {
      if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
      if (done.has(node)) return [];
      for (const target of this.edges.get(node) ?? []) {
        const found = visit(target, [...path, node]);
        if (found.length > 0) return found;
      }
      done.add(node);
      return [];
    };
    for (const node of this.edges.keys()) {
      const found = visit(node, []);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** True when the one has to be there before the other. */
  comesBefore(one: string, other: string): boolean {
    const seen = new Set<string>();
    const reaches = (node: string): boolean => {
      if (node === one) return true;
      if (seen.has(node)) return false;
      seen.add(node);
      return (this.edges.get(node) ?? []).some(reaches);
    };
    return one !== other && reaches(other);
  }

  private add(node: string, properties: unknown, ...targets: readonly string[]): void {
    if (this.edges.has(node)) this.clashes.push(node);
    this.edges.set(node, [...new Set([...referencesIn(properties).flatMap(nodeOf), ...targets])]);
  }

  private addIdentities(plan: DeliveryPipelinePlan): void {
    for (const role of rolesOf(plan)) {
      this.add(`role/${role.id}`, role.trust);
      this.add(`permissions/${role.id}`, role.statements, `role/${role.id}`);
    }
    for (const logs of logGroupsOf(plan)) this.add(`logs/${logs.id}`, logs);
    for (const bucket of bucketsOf(plan)) {
      const { policy, logging, ...properties } = bucket;
      const emptied = plan.delivery.bucketEmptier?.buckets.some(({ id }) => id === bucket.id);
      const { waitsFor = [], ...target } = logging ?? {};
      this.add(`bucket/${bucket.id}`, [properties, target], ...waitsFor.map(toPrerequisite));
      this.add(`policy/bucket/${bucket.id}`, policy, `bucket/${bucket.id}`);
      this.add(`ready/bucket/${bucket.id}`, [], `policy/bucket/${bucket.id}`, ...(emptied ? ['bucketEmptier'] : []));
    }
  }

  private addDelivery({ delivery }: DeliveryPipelinePlan): void {
    const { encryptionKey, source, imageRegistry, bucketEmptier, trigger, dashboard } = delivery;
    if (encryptionKey) this.add('encryptionKey', encryptionKey);
    if (source.connection) this.add('connection', source.connection);
    if (source.repository) this.add('sourceRepository', source.repository);
    if (imageRegistry) this.add('imageRegistry', imageRegistry);
    if (bucketEmptier)
      this.addBlock('bucketEmptier', withoutRole(bucketEmptier), bucketEmptier.role, 'logs/bucket-emptier');
    for (const project of delivery.buildProjects)
      this.addBlock(`project/${project.id}`, withoutRole(project), project.role, `logs/${project.id}`);
    for (const topic of delivery.notificationTopics) {
      const { policy, rule, ...properties } = topic;
      this.add(`topic/${topic.id}`, properties);
      this.add(`policy/topic/${topic.id}`, policy, `topic/${topic.id}`);
      this.add(`ready/topic/${topic.id}`, [], `policy/topic/${topic.id}`);
      if (rule) this.add(`rule/${rule.id}`, rule, `topic/${topic.id}`);
    }
    const { role, actionRoles, ...pipeline } = delivery.pipeline;
    this.addBlock('pipeline', pipeline, role, ...actionRoles.map(({ id }) => `role/${id}`));
    if (trigger) this.addBlock(`rule/${trigger.id}`, withoutRole(trigger), trigger.role);
    for (const { configuration, ...channel } of delivery.chatChannels) {
      if (configuration)
        this.add(`chatConfiguration/${channel.id}`, withoutRole(configuration), `role/${configuration.role.id}`);
      this.add(`chatChannel/${channel.id}`, channel);
    }
    for (const alarm of delivery.alarms) this.add(`alarm/${alarm.id}`, alarm);
    if (dashboard) this.add('dashboard', dashboard);
  }

  private addRuntime(runtime: RuntimePlan): void {
    this.addNetwork(runtime);
    const { loadBalancer, cluster, taskDefinition, service, deploymentGroup } = runtime;
    if (loadBalancer.balancer.kind === 'new') this.addBlock('loadBalancer', loadBalancer.balancer, undefined);
    for (const group of loadBalancer.targetGroups) this.add(`targetGroup/${group.id}`, group);
    for (const listener of loadBalancer.listeners) {
      const { action } = listener;
      this.add(
        `listener/${listener.id}`,
        [listener, loadBalancer.arn],
        ...(action.kind === 'forward' ? [`targetGroup/${action.targetGroup}`] : []),
      );
    }
    if (cluster.kind === 'new') {
      this.add('cluster', cluster);
      this.add('clusterCapacity', [], 'cluster');
    }
    this.add('taskDefinition', taskDefinition.container, 'role/task', 'role/task-execution');
    const { scaling, ...rest } = service;
    this.addBlock('service', rest, undefined, 'taskDefinition', `targetGroup/${service.targetGroup}`);
    if (scaling) this.add('scaling', scaling, 'service');
    this.add('application', []);
    if (deploymentGroup.configuration.kind === 'custom') this.add('deploymentConfig', deploymentGroup.configuration);
    this.addBlock(
      'deploymentGroup',
      withoutRole(deploymentGroup),
      deploymentGroup.role,
      'application',
      'service',
      ...(deploymentGroup.configuration.kind === 'custom' ? ['deploymentConfig'] : []),
    );
    for (const alarm of runtime.alarms) this.add(`alarm/${alarm.id}`, alarm);
  }

  private addNetwork({ network, securityGroups, defaultSecurityGroup }: RuntimePlan): void {
    if (defaultSecurityGroup) {
      const { closer } = defaultSecurityGroup;
      this.addBlock('defaultSecurityGroup', withoutRole(closer), closer.role, 'vpc', 'logs/default-group-closer');
    }
    for (const { ingress, egress, ...group } of securityGroups) {
      this.add(`securityGroup/${group.id}`, group);
      this.add(`rules/${group.id}`, [ingress, egress], `securityGroup/${group.id}`);
    }
    if (network.kind === 'existing') return;
    this.add('vpc', []);
    this.add('internetGateway', [], 'vpc');
    for (const subnet of network.subnets) this.add(`subnet/${subnet.id}`, subnet, 'vpc');
    for (const nat of network.natGateways) this.add(`natGateway/${nat.id}`, nat, `subnet/${nat.subnet}`);
    for (const endpoint of network.endpoints)
      this.add(`endpoint/${endpoint.id}`, endpoint, ...endpoint.type.subnets.map((id) => `subnet/${id}`));
    this.add(
      'routes',
      [],
      ...network.subnets.flatMap(({ id, internet }) => [
        `subnet/${id}`,
        ...(typeof internet === 'object' ? [`natGateway/${internet.natGateway}`] : []),
      ]),
    );
    if (network.flowLogs)
      this.addBlock('flowLogs', withoutRole(network.flowLogs), network.flowLogs.role, 'vpc', 'logs/flow-logs');
  }

  private addBlock(node: string, block: Ordered, role: RolePlan | undefined, ...targets: readonly string[]): void {
    const { waitsFor, ...properties } = block;
    this.add(node, properties, ...waitsFor.map(toPrerequisite), ...targets, ...(role ? [`role/${role.id}`] : []));
  }
}

/** The node that stands for what is waited for. */
function toPrerequisite(name: Prerequisite): string {
  if (name.startsWith('bucketPolicy/')) return name.replace('bucketPolicy/', 'policy/bucket/');
  return /^(bucket|topic)\//.test(name) ? `ready/${name}` : name;
}

function nodeOf({ of, as }: Reference): readonly string[] {
  if (of === 'cloud') return CLOUD.includes(as) ? [] : [`cloud.${as}`];
  if (of === 'zone') return ZONES.includes(as) ? [] : [`zone.${as}`];
  const kind = of.split('/')[0] as string;
  return READABLE[kind]?.includes(as) ? [of] : [`${of}.${as}`];
}

function withoutRole<T extends { readonly role: RolePlan; readonly logs?: unknown }>(
  block: T,
): Omit<T, 'role' | 'logs'> {
  const { role, logs, ...rest } = block;
  return rest;
}
