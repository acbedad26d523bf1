import {
  type BalancerLogsPlan,
  type ListenerPlan,
  type LoadBalancerPlan,
  type NewBalancerPlan,
  ref,
  type TargetGroupPlan,
} from '@tap-pipeline/core-model';
import {
  ApplicationLoadBalancer,
  CfnListener,
  CfnLoadBalancer,
  CfnTargetGroup,
  type IApplicationLoadBalancer,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { Block, type BlockContext, toConstructId } from '../block';

/** The Application Load Balancer with its target groups and listeners. */
export class LoadBalancer extends Block<LoadBalancerPlan> {
  /** The load balancer; undefined where it exists already. */
  readonly cfnLoadBalancer: CfnLoadBalancer | undefined;
  /** Target groups, by the plan's id: `blue`, `green`. */
  readonly cfnTargetGroups: { readonly [id: string]: CfnTargetGroup };
  /** Listeners, by the plan's id: `production`, `test`, `redirect`. */
  readonly cfnListeners: { readonly [id: string]: CfnListener };

  constructor(scope: Construct, id: string, plan: LoadBalancerPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnLoadBalancer = plan.balancer.kind === 'new' ? this.createLoadBalancer(plan.balancer) : undefined;
    this.cfnTargetGroups = Object.fromEntries(
      plan.targetGroups.map((group) => [group.id, this.createTargetGroup(group)]),
    );
    this.cfnListeners = Object.fromEntries(
      plan.listeners.map((listener) => [listener.id, this.createListener(listener)]),
    );
  }

  /** The L2 view; undefined where the load balancer exists already. */
  get loadBalancer(): IApplicationLoadBalancer | undefined {
    const balancer = this.cfnLoadBalancer;
    return balancer && this.view('LoadBalancer', (id) => this.importLoadBalancer(id, balancer));
  }

  private createLoadBalancer(plan: NewBalancerPlan): CfnLoadBalancer {
    const { references, order } = this.context;
    const balancer = new CfnLoadBalancer(this, 'Resource', {
      name: plan.name,
      type: 'application',
      scheme: plan.scheme,
      subnets: references.resolveAll(plan.subnets),
      securityGroups: references.resolveAll(plan.securityGroups),
      loadBalancerAttributes: toAttributes({
        'deletion_protection.enabled': plan.deletionProtection,
        'routing.http.drop_invalid_header_fields.enabled': plan.dropInvalidHeaders,
        'routing.http.desync_mitigation_mode': plan.desyncMitigation,
        'idle_timeout.timeout_seconds': plan.idleTimeoutSeconds,
        ...(plan.accessLogs && this.toAccessLogs(plan.accessLogs)),
      }),
    });
    const { attrLoadBalancerArn: arn, attrDnsName: dnsName, attrLoadBalancerFullName: fullName } = balancer;
    references.register('loadBalancer', { arn, dnsName, fullName });
    order.defer(balancer, plan);
    return balancer;
  }

  private toAccessLogs({ bucket, prefix }: BalancerLogsPlan): { readonly [key: string]: boolean | string } {
    return {
      'access_logs.s3.enabled': true,
      'access_logs.s3.bucket': this.context.references.resolve(bucket),
      'access_logs.s3.prefix': prefix,
    };
  }

  private createTargetGroup(plan: TargetGroupPlan): CfnTargetGroup {
    const { references } = this.context;
    const group = new CfnTargetGroup(this, toConstructId(plan.id), {
      name: plan.name,
      vpcId: references.resolve(plan.vpc),
      port: plan.port,
      protocol: plan.protocol,
      targetType: plan.targetType,
      targetGroupAttributes: toAttributes({
        'deregistration_delay.timeout_seconds': plan.deregistrationDelaySeconds,
      }),
      ...toHealthCheck(plan),
    });
    const { attrTargetGroupArn: arn, attrTargetGroupName: name, attrTargetGroupFullName: fullName } = group;
    references.register(`targetGroup/${plan.id}`, { arn, name, fullName });
    return group;
  }

  private createListener(plan: ListenerPlan): CfnListener {
    const { references, order } = this.context;
    const { port, protocol } = plan;
    const listener = new CfnListener(this, `${toConstructId(plan.id)}Listener`, {
      loadBalancerArn: references.resolve(this.plan.arn),
      port,
      protocol: protocol.kind,
      certificates: protocol.kind === 'HTTPS' ? [{ certificateArn: protocol.certificate }] : undefined,
      sslPolicy: protocol.kind === 'HTTPS' ? protocol.policy : undefined,
      defaultActions: [this.toAction(plan.action)],
    });
    references.register(`listener/${plan.id}`, { arn: listener.attrListenerArn });
    order.provide(`listener/${plan.id}`, listener);
    return listener;
  }

  private toAction(action: ListenerPlan['action']): CfnListener.ActionProperty {
    if (action.kind === 'forward') {
      return {
        type: 'forward',
        targetGroupArn: this.context.references.resolve(ref(`targetGroup/${action.targetGroup}`, 'arn')),
      };
    }
    const redirectConfig = { protocol: 'HTTPS', port: String(action.port), statusCode: action.status };
    return { type: 'redirect', redirectConfig };
  }

  private importLoadBalancer(id: string, balancer: CfnLoadBalancer): IApplicationLoadBalancer {
    return ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(this, id, {
      loadBalancerArn: balancer.attrLoadBalancerArn,
      loadBalancerDnsName: balancer.attrDnsName,
      loadBalancerCanonicalHostedZoneId: balancer.attrCanonicalHostedZoneId,
      securityGroupId: this.context.references.resolve(ref('securityGroup/load-balancer', 'id')),
    });
  }
}

function toHealthCheck({ healthCheck }: TargetGroupPlan) {
  return {
    healthCheckPath: healthCheck.path,
    healthCheckIntervalSeconds: healthCheck.intervalSeconds,
    healthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    healthyThresholdCount: healthCheck.healthyCount,
    unhealthyThresholdCount: healthCheck.unhealthyCount,
    matcher: { httpCode: healthCheck.codes },
  };
}

function toAttributes(attributes: {
  readonly [key: string]: boolean | number | string;
}): { key: string; value: string }[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: String(value) }));
}
