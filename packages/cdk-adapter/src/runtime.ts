import { type RuntimePlan, runtimeRoles } from '@tap-pipeline/core-model';
import { Construct } from 'constructs';
import { type BlockContext, toConstructId } from './block';
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
import { Identities } from './identities';
import { Permissions } from './permissions';
import type { Built } from './subtree';

/** What lives where the service runs: network, load balancer, cluster, service and deployment group. */
export class Runtime extends Construct implements Built<Omit<RuntimePlan, 'id'>> {
  /** All roles. */
  readonly identities: Identities;
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
  /** What the roles may do. */
  readonly permissions: Permissions;

  constructor(scope: Construct, id: string, plan: RuntimePlan, context: BlockContext) {
    super(scope, id);
    const roles = runtimeRoles(plan);
    this.identities = new Identities(this, 'Roles', roles, context);

    this.network = new Network(this, 'Network', plan.network, context);
    this.defaultSecurityGroup =
      plan.defaultSecurityGroup &&
      new DefaultSecurityGroup(this, 'DefaultSecurityGroup', plan.defaultSecurityGroup, context);
    this.securityGroups = plan.securityGroups.map(
      (group) => new SecurityGroup(this, `${toConstructId(group.id)}SecurityGroup`, group, context),
    );
    this.loadBalancer = new LoadBalancer(this, 'LoadBalancer', plan.loadBalancer, context);

    this.cluster = new Cluster(this, 'Cluster', plan.cluster, context);
    this.containerLogs = new LogGroup(this, 'ContainerLogs', plan.containerLogs, context);
    this.taskDefinition = new TaskDefinition(this, 'TaskDefinition', plan.taskDefinition, context);
    this.service = new Service(this, 'Service', plan.service, context);
    this.deploymentGroup = new DeploymentGroup(this, 'DeploymentGroup', plan.deploymentGroup, context);
    this.alarms = plan.alarms.map((alarm) => new Alarm(this, `${toConstructId(alarm.id)}Alarm`, alarm, context));

    this.permissions = new Permissions(this, 'Permissions', roles, context);
  }
}
