import { ref } from '@tap-pipeline/core-model';
import { EVERYTHING, EXISTING } from '../../../core-model/test/adapter-specs';
import { renderPlan, renderSpec } from '../support/render';

describe('the network', () => {
  const { template, pipeline } = renderSpec(EVERYTHING);

  test('resolves the names of endpoints and hosts in the VPC', () => {
    expect(template.only('AWS::EC2::VPC').properties).toMatchObject({
      EnableDnsHostnames: true,
      EnableDnsSupport: true,
    });
  });

  test('spreads its subnets over the zones of the region, each with a route table of its own', () => {
    const zones = template.all('AWS::EC2::Subnet').map(({ properties }) => properties.AvailabilityZone);
    expect(zones).toEqual(['${0 of zones}', '${1 of zones}', '${0 of zones}', '${1 of zones}']);
    expect(template.all('AWS::EC2::RouteTable')).toHaveLength(4);
    expect(template.all('AWS::EC2::SubnetRouteTableAssociation')).toHaveLength(4);
  });

  test('routes public subnets to the internet gateway once that is attached', () => {
    const route = template.get('MainNetworkPublic0InternetRoute');
    expect(route.properties).toMatchObject({
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: '${MainNetworkInternetGateway.InternetGatewayId}',
    });
    expect(route.dependsOn).toEqual(['MainNetworkInternetGatewayAttachment']);
  });

  test('routes each private subnet to the NAT gateway of the plan', () => {
    const route = template.get('MainNetworkPrivate1InternetRoute');
    expect(route.properties.NatGatewayId).toMatch(/^\$\{MainNetworkNat-?1\.NatGatewayId\}$/);
    expect(template.get('MainNetworkNat1').properties.SubnetId).toBe('${MainNetworkPublic1.SubnetId}');
  });

  test('gives NAT gateways an address once the internet gateway is attached', () => {
    for (const address of template.all('AWS::EC2::EIP')) {
      expect(address.dependsOn).toEqual(['MainNetworkInternetGatewayAttachment']);
    }
  });

  test('reaches S3 through the route tables of its private subnets', () => {
    expect(template.only('AWS::EC2::VPCEndpoint').properties).toMatchObject({
      ServiceName: 'com.amazonaws.${AWS::Region}.s3',
      VpcEndpointType: 'Gateway',
      RouteTableIds: ['${MainNetworkPrivate0RouteTable.RouteTableId}', '${MainNetworkPrivate1RouteTable.RouteTableId}'],
    });
  });

  test('writes its flow logs after their permissions are there', () => {
    const flowLog = template.only('AWS::EC2::FlowLog');
    expect(flowLog.properties).toMatchObject({
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogGroupName: '${MainNetworkFlowLogs}',
    });
    expect(flowLog.dependsOn).toContain('MainPermissionsFlowLogs');
  });

  test('shows the names of the plan in the console', () => {
    expect(template.tags(template.get('MainNetworkPublic0')).Name).toBe('orders-public-0-dev');
    expect(template.tags(template.get('MainNetworkPublic0RouteTable')).Name).toBe('orders-public-0-routes-dev');
  });

  test('reaches AWS through interface endpoints where there is no other way', () => {
    const { template: closed } = renderSpec({
      ...EVERYTHING,
      deploy: {
        target: 'ecs',
        service: { initialImage: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/waiting@sha256:${'0'.repeat(64)}` },
      },
      network: { kind: 'new', egress: 'endpoints' },
    });
    const endpoints = closed
      .all('AWS::EC2::VPCEndpoint')
      .filter(({ properties }) => properties.VpcEndpointType === 'Interface');
    expect(endpoints.length).toBeGreaterThan(2);
    expect(closed.get('MainNetworkPrivate0RouteTable')).toBeDefined();
    expect(closed.resources.filter(({ id }) => id === 'MainNetworkPrivate0InternetRoute')).toEqual([]);
    for (const { properties } of endpoints) {
      expect(properties).toMatchObject({
        PrivateDnsEnabled: true,
        SubnetIds: ['${MainNetworkPrivate0.SubnetId}', '${MainNetworkPrivate1.SubnetId}'],
        SecurityGroupIds: ['${MainEndpointsSecurityGroup.GroupId}'],
      });
    }
  });

  test('is nothing where it exists already', () => {
    const existing = renderSpec(EXISTING);
    expect(existing.template.resources.filter(({ type }) => /VPC$|Subnet$|Route/.test(type))).toEqual([]);
    expect(existing.pipeline.runtimes[0]?.network.vpc).toBeUndefined();
  });

  test('refuses a plan that routes to a NAT gateway which is not there', () => {
    const { plan } = pipeline;
    const [runtime] = plan.runtimes;
    if (runtime?.network.kind !== 'new') throw new Error('no network');
    const subnet = {
      ...runtime.network.subnets[0],
      id: 'lost',
      zone: ref('zone', '0'),
      internet: { natGateway: 'nat-9' },
    };
    const network = { ...runtime.network, subnets: [...runtime.network.subnets, subnet as never] };
    expect(() => renderPlan({ ...plan, runtimes: [{ ...runtime, network }] })).toThrow('nat-9');
  });

  test('has an L2 view that knows its subnets', () => {
    const vpc = pipeline.runtimes[0]?.network.vpc;
    expect([vpc?.publicSubnets.length, vpc?.privateSubnets.length]).toEqual([2, 2]);
  });
});
