import { EVERYTHING } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('a security group', () => {
  const { template, pipeline } = renderSpec(EVERYTHING);

  test('lets nothing out but what its rules allow', () => {
    for (const { properties } of template.all('AWS::EC2::SecurityGroup')) {
      expect(properties.SecurityGroupEgress).toEqual([
        expect.objectContaining({ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp' }),
      ]);
    }
  });

  test('has every rule of the plan as a resource, so that groups may name each other', () => {
    const groups = pipeline.plan.runtimes.flatMap(({ securityGroups }) => securityGroups);
    expect(template.all('AWS::EC2::SecurityGroupIngress')).toHaveLength(
      groups.flatMap(({ ingress }) => ingress).length,
    );
    expect(template.all('AWS::EC2::SecurityGroupEgress')).toHaveLength(groups.flatMap(({ egress }) => egress).length);
  });

  test('lets tasks be reached from the load balancer alone', () => {
    const rules = template
      .all('AWS::EC2::SecurityGroupIngress')
      .filter(({ properties }) => properties.GroupId === '${MainTasksSecurityGroup.GroupId}');
    expect(rules.map(({ properties }) => properties.SourceSecurityGroupId)).toEqual([
      '${MainLoadBalancerSecurityGroup.GroupId}',
    ]);
  });

  test('lets the load balancer reach tasks alone', () => {
    const rules = template
      .all('AWS::EC2::SecurityGroupEgress')
      .filter(({ properties }) => properties.GroupId === '${MainLoadBalancerSecurityGroup.GroupId}');
    expect(rules.map(({ properties }) => properties.DestinationSecurityGroupId)).toEqual([
      '${MainTasksSecurityGroup.GroupId}',
    ]);
  });

  test('has an L2 view that cannot be changed behind the plan', () => {
    const [group] = pipeline.runtimes[0]?.securityGroups ?? [];
    expect(group?.securityGroup.securityGroupId).toBe(group?.cfnSecurityGroup.attrGroupId);
  });
});
