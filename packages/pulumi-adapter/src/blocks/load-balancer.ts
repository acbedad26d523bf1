import type * as aws from '@pulumi/aws';
import * as lb from '@pulumi/aws/lb';
import {
  type BalancerLogsPlan,
  type ListenerPlan,
  type LoadBalancerPlan,
  type NewBalancerPlan,
  ref,
  type TargetGroupPlan,
} from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

/** The Application Load Balancer with its target groups and listeners. */
export class LoadBalancer extends Block<LoadBalancerPlan> {
  /** The load balancer; undefined where it exists already. */
  readonly loadBalancer: aws.lb.LoadBalancer | undefined;
  /** Target groups, by the plan's id: `blue`, `green`. */
  readonly targetGroups: { readonly [id: string]: aws.lb.TargetGroup };
  /** Listeners, by the plan's id: `production`, `test`, `redirect`. */
  readonly listeners: { readonly [id: string]: aws.lb.Listener };

  constructor(parent: Component, id: string, plan: LoadBalancerPlan, context: BlockContext) {
    super('tap-pipeline:runtime:LoadBalancer', parent, id, plan, context);
    this.loadBalancer = plan.balancer.kind === 'new' ? this.createLoadBalancer(plan.balancer) : undefined;
    this.targetGroups = Object.fromEntries(plan.targetGroups.map((group) => [group.id, this.createTargetGroup(group)]));
    this.listeners = Object.fromEntries(plan.listeners.map((listener) => [listener.id, this.createListener(listener)]));
  }

  private createLoadBalancer(plan: NewBalancerPlan): aws.lb.LoadBalancer {
    const { references, order } = this.context;
    const balancer = new lb.LoadBalancer(
      this.childName('load-balancer'),
      {
        name: plan.name,
        loadBalancerType: 'application',
        internal: INTERNAL[plan.scheme],
        subnets: references.resolveAll(plan.subnets),
        securityGroups: references.resolveAll(plan.securityGroups),
        enableDeletionProtection: plan.deletionProtection,
        dropInvalidHeaderFields: plan.dropInvalidHeaders,
        desyncMitigationMode: plan.desyncMitigation,
        idleTimeout: plan.idleTimeoutSeconds,
        accessLogs: plan.accessLogs && this.toAccessLogs(plan.accessLogs),
        tags: this.tags(),
      },
      this.options({ dependsOn: order.findAll(plan) }),
    );
    const { arn, dnsName, arnSuffix: fullName } = balancer;
    references.register('loadBalancer', { arn, dnsName, fullName });
    return balancer;
  }

  private toAccessLogs({ bucket, prefix }: BalancerLogsPlan): aws.types.input.lb.LoadBalancerAccessLogs {
    return { enabled: true, bucket: this.context.references.resolve(bucket), prefix };
  }

  private createTargetGroup(plan: TargetGroupPlan): aws.lb.TargetGroup {
    const { references } = this.context;
    const group = new lb.TargetGroup(
      this.childName(plan.id),
      {
        name: plan.name,
        vpcId: references.resolve(plan.vpc),
        port: plan.port,
        protocol: plan.protocol,
        targetType: plan.targetType,
        deregistrationDelay: plan.deregistrationDelaySeconds,
        healthCheck: toHealthCheck(plan),
        tags: this.tags(),
      },
      this.options(),
    );
    const { arn, name, arnSuffix: fullName } = group;
    references.register(`targetGroup/${plan.id}`, { arn, name, fullName });
    return group;
  }

  /** CodeDeploy sends the traffic to blue or green in turn, so where it goes is left alone. */
  private createListener(plan: ListenerPlan): aws.lb.Listener {
    const { references, order } = this.context;
    const { port, protocol } = plan;
    const listener = new lb.Listener(
      this.childName(`${plan.id}-listener`),
      {
        loadBalancerArn: references.resolve(this.plan.arn),
        port,
        protocol: protocol.kind,
        certificateArn: protocol.kind === 'HTTPS' ? protocol.certificate : undefined,
        sslPolicy: protocol.kind === 'HTTPS' ? protocol.policy : undefined,
        defaultActions: [this.toAction(plan.action)],
        tags: this.tags(),
      },
      this.options(plan.action.kind === 'forward' ? { ignoreChanges: ['defaultActions'] } : {}),
    );
    references.register(`listener/${plan.id}`, { arn: listener.arn });
    order.provide(`listener/${plan.id}`, listener);
    return listener;
  }

  private toAction(action: ListenerPlan['action']): aws.types.input.lb.ListenerDefaultAction {
    if (action.kind === 'forward') {
      const targetGroupArn = this.context.references.resolve(ref(`targetGroup/${action.targetGroup}`, 'arn'));
      return { type: 'forward', targetGroupArn };
    }
    const redirect = { protocol: 'HTTPS', port: String(action.port), statusCode: action.status };
    return { type: 'redirect', redirect };
  }
}

const INTERNAL = { 'internet-facing': false } as const satisfies Record<NewBalancerPlan['scheme'], boolean>;

function toHealthCheck({ healthCheck }: TargetGroupPlan): aws.types.input.lb.TargetGroupHealthCheck {
  return {
    path: healthCheck.path,
    interval: healthCheck.intervalSeconds,
    timeout: healthCheck.timeoutSeconds,
    healthyThreshold: healthCheck.healthyCount,
    unhealthyThreshold: healthCheck.unhealthyCount,
    matcher: healthCheck.codes,
  };
}
