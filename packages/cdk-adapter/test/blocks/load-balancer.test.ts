import { EVERYTHING, EXISTING } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the load balancer', () => {
  const { template, pipeline } = renderSpec(EVERYTHING);
  const balancer = template.only('AWS::ElasticLoadBalancingV2::LoadBalancer');

  test('stands in the public subnets, after the way to the internet is there', () => {
    expect(balancer.properties.Subnets).toEqual(['${MainNetworkPublic0.SubnetId}', '${MainNetworkPublic1.SubnetId}']);
    expect(balancer.dependsOn).toEqual(['MainNetworkInternetGatewayAttachment']);
  });

  test('has the attributes of the plan', () => {
    expect(balancer.properties.LoadBalancerAttributes).toEqual([
      { Key: 'deletion_protection.enabled', Value: 'false' },
      { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      { Key: 'routing.http.desync_mitigation_mode', Value: 'defensive' },
      { Key: 'idle_timeout.timeout_seconds', Value: '60' },
    ]);
  });

  test('forwards HTTPS to blue at first', () => {
    expect(template.get('MainLoadBalancerProductionListener').properties).toMatchObject({
      Port: 443,
      Protocol: 'HTTPS',
      Certificates: [{ CertificateArn: expect.stringContaining(':certificate/') }],
      SslPolicy: expect.stringContaining('TLS13'),
      DefaultActions: [{ Type: 'forward', TargetGroupArn: '${MainLoadBalancerBlue.TargetGroupArn}' }],
    });
  });

  test('sends HTTP to HTTPS', () => {
    expect(template.get('MainLoadBalancerRedirectListener').properties).toMatchObject({
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [
        { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
      ],
    });
  });

  test('has a pair of target groups with the same health check', () => {
    const [blue, green] = template.all('AWS::ElasticLoadBalancingV2::TargetGroup').map(({ properties }) => properties);
    expect({ ...blue, Name: '', Tags: [] }).toEqual({ ...green, Name: '', Tags: [] });
    expect(blue.TargetType).toBe('ip');
  });

  test('may exist already: then it has a listener and target groups of ours', () => {
    const existing = renderSpec(EXISTING);
    expect(existing.template.all('AWS::ElasticLoadBalancingV2::LoadBalancer')).toEqual([]);
    expect(existing.template.only('AWS::ElasticLoadBalancingV2::Listener').properties).toMatchObject({
      LoadBalancerArn: expect.stringContaining('loadbalancer/app/shared/'),
      Port: 8080,
    });
    expect(existing.pipeline.runtimes[0]?.loadBalancer.loadBalancer).toBeUndefined();
  });

  test('has an L2 view', () => {
    const block = pipeline.runtimes[0]?.loadBalancer;
    expect(block?.loadBalancer?.loadBalancerArn).toBe(block?.cfnLoadBalancer?.attrLoadBalancerArn);
  });
});
