import type { ResolvedEcsDeploy } from '../spec/resolved-spec';
import type { PlanContext } from './context';
import { loadBalancerSubnets, vpcId } from './network';
import { ACCESS_LOGS } from './vocabulary/bucket';
import type { Ordered } from './vocabulary/order';
import { type Reference, ref } from './vocabulary/reference';
import type { Text } from './vocabulary/text';

/** The Application Load Balancer with its pair of target groups and its listeners. */
export interface LoadBalancerPlan {
  /** ARN of the load balancer, created or existing. */
  readonly arn: Text;
  /** Load balancer that is created, or the ARN of an existing one. */
  readonly balancer: NewBalancerPlan | { readonly kind: 'existing' /** Its ARN. */; readonly arn: string };
  /** Target groups: blue has the traffic at first. */
  readonly targetGroups: readonly TargetGroupPlan[];
  /** Listeners. */
  readonly listeners: readonly ListenerPlan[];
}

/** A load balancer that is created. */
export interface NewBalancerPlan extends Ordered {
  /** It is created. */
  readonly kind: 'new';
  /** Name, at most 32 characters. */
  readonly name: string;
  /** Reached from the internet. */
  readonly scheme: 'internet-facing';
  /** Ids of its subnets. */
  readonly subnets: readonly Text[];
  /** Ids of its security groups. */
  readonly securityGroups: readonly Text[];
  /** Whether AWS refuses to delete it. */
  readonly deletionProtection: boolean;
  /** Whether headers that are not valid are dropped. */
  readonly dropInvalidHeaders: boolean;
  /** What happens to requests that a load balancer and a server may read differently: the doubtful ones are closed. */
  readonly desyncMitigation: 'defensive';
  /** Seconds until an idle connection is closed. */
  readonly idleTimeoutSeconds: number;
  /** Where requests are logged; absent: nowhere. */
  readonly accessLogs?: BalancerLogsPlan;
}

/** Access logs of a load balancer. */
export interface BalancerLogsPlan {
  /** Name of the bucket that they are delivered to. */
  readonly bucket: Reference;
  /** Beginning of their keys, without a slash at its end. */
  readonly prefix: string;
}

/** A target group. */
export interface TargetGroupPlan {
  /** What the plan calls it. */
  readonly id: 'blue' | 'green';
  /** Name, at most 32 characters; it changes with what AWS replaces the group for. */
  readonly name: string;
  /** Id of the VPC. */
  readonly vpc: Text;
  /** Port of the targets. */
  readonly port: number;
  /** Protocol of the targets. */
  readonly protocol: 'HTTP';
  /** Tasks are registered by address. */
  readonly targetType: 'ip';
  /** Seconds that a target which goes away is left with its open requests. */
  readonly deregistrationDelaySeconds: number;
  /** Health check. */
  readonly healthCheck: TargetHealthCheckPlan;
}

/** Health check of a target group. */
export interface TargetHealthCheckPlan {
  /** Path that is asked for. */
  readonly path: string;
  /** Seconds between two checks. */
  readonly intervalSeconds: number;
  /** Seconds until a check has failed. */
  readonly timeoutSeconds: number;
  /** Checks in a row that make a target healthy. */
  readonly healthyCount: number;
  /** Failed checks in a row that make a target unhealthy. */
  readonly unhealthyCount: number;
  /** Status codes that count as healthy. */
  readonly codes: string;
}

/** A listener. */
export interface ListenerPlan {
  /** What the plan calls it: `production` and `test` are CodeDeploy's, `redirect` sends HTTP to HTTPS. */
  readonly id: 'production' | 'test' | 'redirect';
  /** Port. */
  readonly port: number;
  /** Protocol; HTTPS comes with a certificate and a policy. */
  readonly protocol:
    | { readonly kind: 'HTTP' }
    | {
        readonly kind: 'HTTPS';
        readonly certificate: string /** Name of the security policy. */;
        readonly policy: string;
      };
  /** What it does: forward to a target group, which CodeDeploy changes later, or redirect to HTTPS. */
  readonly action:
    | { readonly kind: 'forward'; readonly targetGroup: 'blue' | 'green' }
    | { readonly kind: 'redirect'; readonly port: number; readonly status: 'HTTP_301' };
}

/** The load balancer with both target groups and its listeners. */
export function planLoadBalancer(context: PlanContext, deploy: ResolvedEcsDeploy): LoadBalancerPlan {
  const existing = existingLoadBalancer(context);
  return {
    arn: loadBalancerArn(context),
    balancer: existing ? { kind: 'existing', arn: existing.arn } : planBalancer(context),
    targetGroups: (['blue', 'green'] as const).map((id) => planTargetGroup(context, deploy, id)),
    listeners: planListeners(context, deploy),
  };
}

/** ARN of the load balancer, created or existing. */
export function loadBalancerArn(context: PlanContext): Text {
  return existingLoadBalancer(context)?.arn ?? ref('loadBalancer', 'arn');
}

/** DNS name of the load balancer, created or existing. */
export function loadBalancerDnsName(context: PlanContext): Text {
  return existingLoadBalancer(context)?.dnsName ?? ref('loadBalancer', 'dnsName');
}

/** CloudWatch's name of the load balancer: the end of its ARN. */
export function loadBalancerDimension(context: PlanContext): Text {
  return existingLoadBalancer(context)?.arn.split(':loadbalancer/')[1] ?? ref('loadBalancer', 'fullName');
}

/** Port of the listener with the traffic, on a load balancer of our own. */
export function productionPort({ service }: ResolvedEcsDeploy): number {
  return service.certificate ? 443 : 80;
}

function existingLoadBalancer({ spec: { network } }: PlanContext) {
  return network?.kind === 'existing' ? network.loadBalancer : undefined;
}

/** Elastic Load Balancing tries whether it may deliver logs when they are switched on, so their bucket is waited for. */
function planBalancer(context: PlanContext): NewBalancerPlan {
  const { network, logs } = context.spec;
  const { access } = logs;
  return {
    kind: 'new',
    name: context.name('loadBalancer', 'alb'),
    scheme: 'internet-facing',
    subnets: loadBalancerSubnets(context),
    securityGroups: [ref('securityGroup/load-balancer', 'id')],
    deletionProtection: context.removal === 'retain',
    dropInvalidHeaders: true,
    desyncMitigation: 'defensive',
    idleTimeoutSeconds: 60,
    ...(access && { accessLogs: { bucket: ref(`bucket/${ACCESS_LOGS}`, 'name'), prefix: 'load-balancer' } }),
    waitsFor: [
      ...(network?.kind === 'new' ? (['internetGateway'] as const) : []),
      ...(access ? ([`bucket/${ACCESS_LOGS}`] as const) : []),
    ],
  };
}

/** Seconds that a task which goes away has for its open requests; blue stays for longer anyway. */
const DEREGISTRATION_DELAY_SECONDS = 30;

/** AWS replaces a target group when its port changes, so the port is part of the name. */
function planTargetGroup(context: PlanContext, { service }: ResolvedEcsDeploy, id: 'blue' | 'green'): TargetGroupPlan {
  return {
    id,
    name: context.name('targetGroup', `${id}-${service.port}`),
    vpc: vpcId(context),
    port: service.port,
    protocol: 'HTTP',
    targetType: 'ip',
    deregistrationDelaySeconds: DEREGISTRATION_DELAY_SECONDS,
    healthCheck: service.healthCheck,
  };
}

/** AWS's policy with TLS 1.2 and 1.3. From the Elastic Load Balancing User Guide, "Security policies for your Application Load Balancer". */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

function planListeners(context: PlanContext, deploy: ResolvedEcsDeploy): readonly ListenerPlan[] {
  const { certificate } = deploy.service;
  const existing = existingLoadBalancer(context);
  const protocol: ListenerPlan['protocol'] = certificate
    ? { kind: 'HTTPS', certificate, policy: TLS_POLICY }
    : { kind: 'HTTP' };
  const forward = { kind: 'forward', targetGroup: 'blue' } as const;
  return [
    { id: 'production', port: existing?.listenerPort ?? productionPort(deploy), protocol, action: forward },
    ...(deploy.testListener
      ? [{ id: 'test' as const, port: deploy.testListener.port, protocol, action: forward }]
      : []),
    ...(certificate && !existing ? [REDIRECT] : []),
  ];
}

const REDIRECT: ListenerPlan = {
  id: 'redirect',
  port: 80,
  protocol: { kind: 'HTTP' },
  action: { kind: 'redirect', port: 443, status: 'HTTP_301' },
};
