import type { ResourceType } from './resource-type';
import { nested, same, tags } from './shape';

/** CodeBuild. */
export const CODE_BUILD: { readonly [token: string]: ResourceType } = {
  'aws:codebuild/project:Project': {
    type: 'AWS::CodeBuild::Project',
    inputs: {
      artifacts: nested('Artifacts', same('type')),
      buildTimeout: 'TimeoutInMinutes',
      cache: nested('Cache', same('location', 'modes', 'type')),
      environment: nested('Environment', {
        ...same('computeType', 'image', 'privilegedMode', 'type'),
        environmentVariables: nested('EnvironmentVariables', same('name', 'type', 'value')),
      }),
      logsConfig: nested('LogsConfig', { cloudwatchLogs: nested('CloudWatchLogs', same('groupName', 'status')) }),
      queuedTimeout: 'QueuedTimeoutInMinutes',
      ...same('description', 'encryptionKey', 'name', 'serviceRole'),
      source: nested('Source', { buildspec: 'BuildSpec', ...same('type') }),
      vpcConfig: nested('VpcConfig', same('securityGroupIds', 'subnets', 'vpcId')),
      tags,
    },
    outputs: { arn: 'Arn', name: 'Ref' },
  },
};
