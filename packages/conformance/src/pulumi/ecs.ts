import { parseJson } from '../facts/json-text';
import type { ResourceType } from './resource-type';
import { mapped, nested, type Shape, same, tags } from './shape';

/** In the words of ECS's API, which Pulumi passes on as JSON. */
const container: Shape = {
  ...same('command', 'essential', 'image', 'memory', 'name', 'readonlyRootFilesystem', 'user'),
  logConfiguration: nested('LogConfiguration', same('logDriver', 'options')),
  portMappings: nested('PortMappings', same('containerPort', 'protocol')),
};

/** Cluster, service and task definition. */
export const ECS: { readonly [token: string]: ResourceType } = {
  'aws:ecs/cluster:Cluster': {
    type: 'AWS::ECS::Cluster',
    inputs: { name: 'ClusterName', settings: nested('ClusterSettings', same('name', 'value')), tags },
    outputs: { arn: 'Arn', name: 'Ref' },
  },
  'aws:ecs/clusterCapacityProviders:ClusterCapacityProviders': {
    type: 'AWS::ECS::ClusterCapacityProviderAssociations',
    inputs: {
      ...same('capacityProviders'),
      clusterName: 'Cluster',
      defaultCapacityProviderStrategies: nested(
        'DefaultCapacityProviderStrategy',
        same('base', 'capacityProvider', 'weight'),
      ),
    },
  },
  'aws:ecs/taskDefinition:TaskDefinition': {
    type: 'AWS::ECS::TaskDefinition',
    inputs: {
      containerDefinitions: (json, path) => nested('ContainerDefinitions', container)(parseJson(json), path),
      ...same('cpu', 'executionRoleArn', 'family', 'memory', 'networkMode', 'requiresCompatibilities', 'taskRoleArn'),
      tags,
    },
    outputs: { arn: 'Ref' },
  },
  'aws:ecs/service:Service': {
    type: 'AWS::ECS::Service',
    inputs: {
      deploymentController: nested('DeploymentController', same('type')),
      loadBalancers: nested('LoadBalancers', same('containerName', 'containerPort', 'targetGroupArn')),
      name: 'ServiceName',
      networkConfiguration: (value, path) => ({
        NetworkConfiguration: nested('AwsvpcConfiguration', {
          assignPublicIp: mapped('AssignPublicIp', (isAssigned) => (isAssigned === true ? 'ENABLED' : 'DISABLED')),
          ...same('securityGroups', 'subnets'),
        })(value, path),
      }),
      ...same('cluster', 'desiredCount', 'healthCheckGracePeriodSeconds', 'launchType', 'platformVersion'),
      ...same('taskDefinition'),
      tags,
    },
    outputs: { arn: 'Ref', name: 'Name' },
  },
};
