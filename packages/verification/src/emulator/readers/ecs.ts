import { DescribeClustersCommand, DescribeServicesCommand, DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { toCapitals, toProperties, toTags } from '../answer';
import type { Cloud } from '../cloud';
import { askedText, type Readers } from '../reader';

/** Clusters, services and their tasks. */
export const ECS_READERS: Readers = {
  'AWS::ECS::Cluster': async ({ ecs }, place) => {
    const cluster = await findCluster(ecs, askedText(place, 'ClusterName'));
    return (
      cluster && {
        properties: toProperties({
          ClusterName: cluster.clusterName,
          ClusterSettings: cluster.settings?.map((setting) => toCapitals(setting)),
          Tags: toTags(cluster.tags),
        }),
        attributes: { Ref: cluster.clusterName ?? '', Arn: cluster.clusterArn ?? '' },
      }
    );
  },
  'AWS::ECS::ClusterCapacityProviderAssociations': async ({ ecs }, place) => {
    const cluster = await findCluster(ecs, askedText(place, 'Cluster'));
    return (
      cluster && {
        properties: toProperties({
          Cluster: cluster.clusterName,
          CapacityProviders: cluster.capacityProviders,
          DefaultCapacityProviderStrategy: cluster.defaultCapacityProviderStrategy?.map((one) => toCapitals(one)),
        }),
        attributes: {},
        listedAs: [],
      }
    );
  },
  'AWS::ECS::Service': async ({ ecs }, place) => {
    const request = { cluster: askedText(place, 'Cluster'), services: [askedText(place, 'ServiceName')] };
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ ...request, include: ['TAGS'] }));
    const service = services.find(({ status }) => status !== 'INACTIVE');
    if (!service) return undefined;
    const { clusterArn = '', serviceArn = '', serviceName = '', tags, events, deployments, ...settings } = service;
    return {
      properties: { ...toCapitals(settings), Cluster: clusterArn, ServiceName: serviceName, Tags: toTags(tags) },
      attributes: { Ref: serviceArn, Name: serviceName },
    };
  },
  'AWS::ECS::TaskDefinition': async ({ ecs }, { physicalId }) => {
    const request = new DescribeTaskDefinitionCommand({ taskDefinition: physicalId, include: ['TAGS'] });
    const { taskDefinition: task, tags } = await ecs.send(request);
    if (!task || task.status === 'INACTIVE') return undefined;
    const { taskDefinitionArn = '', revision, registeredAt, ...settings } = task;
    return {
      properties: { ...toCapitals(settings, ['options', 'dockerLabels']), Tags: toTags(tags) },
      attributes: { Ref: taskDefinitionArn },
    };
  },
};

async function findCluster(ecs: Cloud['ecs'], name: string) {
  const request = new DescribeClustersCommand({ clusters: [name], include: ['TAGS', 'SETTINGS'] });
  return (await ecs.send(request)).clusters?.find(({ status }) => status !== 'INACTIVE');
}
