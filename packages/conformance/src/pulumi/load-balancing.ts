import type { ResourceType } from './resource-type';
import { mapped, nested, type Shape, same, type Translate, tags, translate } from './shape';

/** The same of what may be a link. */
function link(list: string, key: string): Translate {
  return (value) => ({ [list]: [{ Key: key, Value: value }] });
}

/** What CloudFormation has among the attributes of a load balancer or target group, as text. */
function attribute(list: string, key: string): Translate {
  return (value) => ({ [list]: [{ Key: key, Value: String(value) }] });
}

const ACCESS_LOGS: Shape = {
  bucket: link('LoadBalancerAttributes', 'access_logs.s3.bucket'),
  enabled: attribute('LoadBalancerAttributes', 'access_logs.s3.enabled'),
  prefix: attribute('LoadBalancerAttributes', 'access_logs.s3.prefix'),
};

const HEALTH_CHECK: Shape = {
  healthyThreshold: 'HealthyThresholdCount',
  interval: 'HealthCheckIntervalSeconds',
  matcher: (codes) => ({ Matcher: { HttpCode: codes } }),
  path: 'HealthCheckPath',
  timeout: 'HealthCheckTimeoutSeconds',
  unhealthyThreshold: 'UnhealthyThresholdCount',
};

/** Load balancer, target groups and listeners. */
export const LOAD_BALANCING: { readonly [token: string]: ResourceType } = {
  'aws:lb/loadBalancer:LoadBalancer': {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    inputs: {
      accessLogs: (value, path) => translate(ACCESS_LOGS, value, path),
      desyncMitigationMode: attribute('LoadBalancerAttributes', 'routing.http.desync_mitigation_mode'),
      dropInvalidHeaderFields: attribute('LoadBalancerAttributes', 'routing.http.drop_invalid_header_fields.enabled'),
      enableDeletionProtection: attribute('LoadBalancerAttributes', 'deletion_protection.enabled'),
      idleTimeout: attribute('LoadBalancerAttributes', 'idle_timeout.timeout_seconds'),
      internal: mapped('Scheme', (isInternal) => (isInternal === true ? 'internal' : 'internet-facing')),
      loadBalancerType: 'Type',
      ...same('name', 'securityGroups', 'subnets'),
      tags,
    },
    outputs: { arn: 'Ref', arnSuffix: 'LoadBalancerFullName', dnsName: 'DNSName' },
  },
  'aws:lb/targetGroup:TargetGroup': {
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    inputs: {
      deregistrationDelay: attribute('TargetGroupAttributes', 'deregistration_delay.timeout_seconds'),
      healthCheck: (value, path) => translate(HEALTH_CHECK, value, path),
      ...same('name', 'port', 'protocol', 'targetType', 'vpcId'),
      tags,
    },
    outputs: { arn: 'Ref', arnSuffix: 'TargetGroupFullName', name: 'TargetGroupName' },
  },
  'aws:lb/listener:Listener': {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    inputs: {
      certificateArn: (arn) => ({ Certificates: [{ CertificateArn: arn }] }),
      defaultActions: nested('DefaultActions', {
        redirect: nested('RedirectConfig', same('port', 'protocol', 'statusCode')),
        ...same('targetGroupArn', 'type'),
      }),
      ...same('loadBalancerArn', 'port', 'protocol', 'sslPolicy'),
      tags,
    },
    outputs: { arn: 'Ref' },
  },
};
