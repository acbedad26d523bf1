import type { ResolvedEcsDeploy } from '../spec/resolved-spec';
import type { PlanContext } from './context';
import { productionPort } from './load-balancer';
import { vpcId } from './network';
import { ref } from './vocabulary/reference';
import type { Text } from './vocabulary/text';

/** A security group; its rules are resources of their own, so that groups may name each other. */
export interface SecurityGroupPlan {
  /** What the plan calls it: `load-balancer`, `tasks`, `endpoints`. */
  readonly id: string;
  /** Name, at most 255 characters. */
  readonly name: string;
  /** What it is for. */
  readonly description: string;
  /** Id of the VPC. */
  readonly vpc: Text;
  /** What may come in. */
  readonly ingress: readonly SecurityRulePlan[];
  /** What may go out. */
  readonly egress: readonly SecurityRulePlan[];
}

/** A rule of a security group. */
export interface SecurityRulePlan {
  /** What the plan calls it; unique in its group and direction. */
  readonly id: string;
  /** What it is for. */
  readonly description: string;
  /** The other side: addresses, or a security group by id. */
  readonly peer: { readonly cidr: string } | { readonly securityGroup: Text };
  /** TCP ports, from and to. */
  readonly ports: { readonly from: number; readonly to: number };
}

/** Groups of the load balancer, the tasks and, where there are any, the endpoints. */
export function planSecurityGroups(context: PlanContext, deploy: ResolvedEcsDeploy): readonly SecurityGroupPlan[] {
  const { network } = context.spec;
  const existing = network?.kind === 'existing' ? network.loadBalancer : undefined;
  const balancer: Text = existing ? existing.securityGroupId : ref('securityGroup/load-balancer', 'id');
  return [
    ...(existing ? [] : [loadBalancerGroup(context, deploy)]),
    tasksGroup(context, deploy, balancer),
    ...(network?.kind === 'new' && network.egress === 'endpoints' ? [endpointsGroup(context)] : []),
  ];
}

function group(
  context: PlanContext,
  id: string,
  rules: Pick<SecurityGroupPlan, 'description' | 'ingress' | 'egress'>,
): SecurityGroupPlan {
  return { id, name: context.name('securityGroup', id), vpc: vpcId(context), ...rules };
}

function loadBalancerGroup(context: PlanContext, deploy: ResolvedEcsDeploy): SecurityGroupPlan {
  const { allowedCidrs, certificate, port } = deploy.service;
  const ports = certificate ? [443, 80] : [productionPort(deploy)];
  return group(context, 'load-balancer', {
    description: 'Load balancer: from its callers to the tasks',
    ingress: [
      ...ports.flatMap((open) => fromCidrs('callers', open, allowedCidrs)),
      ...(deploy.testListener ? fromCidrs('testers', deploy.testListener.port, deploy.testListener.allowedCidrs) : []),
    ],
    egress: [rule('tasks', 'To the tasks', { securityGroup: ref('securityGroup/tasks', 'id') }, port)],
  });
}

function tasksGroup(context: PlanContext, { service }: ResolvedEcsDeploy, balancer: Text): SecurityGroupPlan {
  return group(context, 'tasks', {
    description: 'Tasks: from the load balancer to AWS',
    ingress: [rule('load-balancer', 'From the load balancer', { securityGroup: balancer }, service.port)],
    egress: [
      rule('https', 'To ECR, logs and other HTTPS services', { cidr: '0.0.0.0/0' }, 443),
      ...service.outbound.map(({ cidr, port }, index) => rule(`outbound-${index}`, `To port ${port}`, { cidr }, port)),
    ],
  });
}

function endpointsGroup(context: PlanContext): SecurityGroupPlan {
  return group(context, 'endpoints', {
    description: 'Endpoints of AWS services: from the tasks',
    ingress: [rule('tasks', 'From the tasks', { securityGroup: ref('securityGroup/tasks', 'id') }, 443)],
    egress: [],
  });
}

function fromCidrs(who: string, port: number, cidrs: readonly string[]): readonly SecurityRulePlan[] {
  return cidrs.map((cidr, index) => rule(`${who}-${port}-${index}`, `From ${who} to port ${port}`, { cidr }, port));
}

function rule(id: string, description: string, peer: SecurityRulePlan['peer'], port: number): SecurityRulePlan {
  return { id, description, peer, ports: { from: port, to: port } };
}
