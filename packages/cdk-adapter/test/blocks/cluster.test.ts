import { renderSpec } from '../support/render';
import { EVERYTHING, EXISTING } from '../support/specs';

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

  test('may exist already', () => {
    const { template, pipeline } = renderSpec(EXISTING);
    expect(template.all('AWS::ECS::Cluster')).toEqual([]);
    expect(pipeline.runtimes[0]?.cluster.cfnCluster).toBeUndefined();
    expect(template.only('AWS::ECS::Service').properties.Cluster).toContain('cluster/shared');
  });
});
