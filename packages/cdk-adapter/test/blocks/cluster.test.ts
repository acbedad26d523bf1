import { Vpc } from 'aws-cdk-lib/aws-ec2';
import type { ICluster } from 'aws-cdk-lib/aws-ecs';
import { EVERYTHING, EXISTING } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the cluster', () => {
  test('has Container Insights and both kinds of Fargate', () => {
    const { template } = renderSpec(EVERYTHING);
    expect(template.only('AWS::ECS::Cluster').properties.ClusterSettings).toEqual([
      { Name: 'containerInsights', Value: 'enabled' },
    ]);
    expect(template.only('AWS::ECS::ClusterCapacityProviderAssociations').properties).toMatchObject({
      Cluster: '${MainCluster}',
      CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    });
  });

  test('has an L2 view, and so has the service in it', () => {
    const [runtime] = renderSpec(EVERYTHING).pipeline.runtimes;
    const vpc = runtime?.network.vpc;
    const cluster = vpc && runtime.cluster.cluster(vpc);
    expect(cluster?.clusterArn).toBe(runtime?.cluster.cfnCluster?.attrArn);
    const service = runtime?.service.service(cluster as ICluster);
    expect(service?.serviceArn).toBe(runtime?.service.cfnService.attrServiceArn);
  });

  test('may exist already', () => {
    const { template, pipeline } = renderSpec(EXISTING);
    expect(template.all('AWS::ECS::Cluster')).toEqual([]);
    expect(pipeline.runtimes[0]?.cluster.cfnCluster).toBeUndefined();
    expect(
      pipeline.runtimes[0]?.cluster.cluster(
        Vpc.fromVpcAttributes(pipeline, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-west-1a'] }),
      ),
    ).toBeUndefined();
    expect(template.only('AWS::ECS::Service').properties.Cluster).toContain('cluster/shared');
  });
});
