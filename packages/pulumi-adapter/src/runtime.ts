import { type RuntimePlan, runtimeRoles } from '@tap-pipeline/core-model';
import type { BlockContext } from './block';
import { Alarm } from './blocks/alarm';
import { Cluster } from './blocks/cluster';
import { DefaultSecurityGroup } from './blocks/default-security-group';
import { DeploymentGroup } from './blocks/deployment-group';
import { LoadBalancer } from './blocks/load-balancer';
import { LogGroup } from './blocks/log-group';
import { Network } from './blocks/network';
import { SecurityGroup } from './blocks/security-group';
import { Service } from './blocks/service';
import { TaskDefinition } from './blocks/task-definition';
import { Component } from './component';
import { Identities } from './identities';
import { Permissions } from './permissions';
import type { Built } from './subtree';

/**
 * What lives where the service runs: network, load balancer, cluster, service and deployment group. There is no
 * function that closes the default security group: the provider does that itself.
 */
export class Runtime extends Component implements Built<Omit<RuntimePlan, 'id'>> {
  /** All roles. */
  readonly identities: Identities;
  /** What the roles may do. */
  readonly permissions: Permissions;
  /** VPC and subnets. */
  readonly network: Network;
  /** Default security group of the VPC; undefined where it is left as AWS made it. */
  readonly defaultSecurityGroup: DefaultSecurityGroup | undefined;
  /** Security groups with their rules. */
  readonly securityGroups: readonly SecurityGroup[];
  /** Load balancer, target groups and listeners. */
  readonly loadBalancer: LoadBalancer;
  /** ECS cluster. */
  readonly cluster: Cluster;
  /** Log group of the containers. */
  readonly containerLogs: LogGroup;
  /** The revision that the service is created with. */
  readonly taskDefinition: TaskDefinition;
  /** ECS service and its scaling. */
  readonly service: Service;
  /** CodeDeploy application and deployment group. */
  readonly deploymentGroup: DeploymentGroup;
  /** Alarms on the service. */
  readonly alarms: readonly Alarm[];

  constructor(parent: Component, id: string, plan: RuntimePlan, context: BlockContext) {
    super('tap-pipeline:runtime:Runtime', parent.childName(id), { parent });
    const roles = runtimeRoles({ ...plan, defaultSecurityGroup: undefined });
    this.identities = new Identities(this, 'role', roles, context);
    this.permissions = new Permissions(this, 'permissions', roles, context);

    this.network = new Network(this, 'network', plan.network, context);
    this.defaultSecurityGroup =
      plan.defaultSecurityGroup && new DefaultSecurityGroup(this, 'default-group', plan.defaultSecurityGroup, context);
    this.securityGroups = plan.securityGroups.map((group) => new SecurityGroup(this, group.id, group, context));
    this.loadBalancer = new LoadBalancer(this, 'load-balancing', plan.loadBalancer, context);

    this.cluster = new Cluster(this, 'ecs', plan.cluster, context);
    this.containerLogs = new LogGroup(this, 'container-logs', plan.containerLogs, context);
    this.taskDefinition = new TaskDefinition(this, 'first-revision', plan.taskDefinition, context);
    this.service = new Service(this, 'ecs-service', plan.service, context);
    this.deploymentGroup = new DeploymentGroup(this, 'deployment', plan.deploymentGroup, context);
    this.alarms = plan.alarms.map((alarm) => new Alarm(this, `${alarm.id}-alarm`, alarm, context));
  }
}
