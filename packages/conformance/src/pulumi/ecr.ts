import type { ResourceType } from './resource-type';
import { nested, onlyOf, same, tags } from './shape';

/** Image registries. */
export const ECR: { readonly [token: string]: ResourceType } = {
  'aws:ecr/repository:Repository': {
    type: 'AWS::ECR::Repository',
    inputs: {
      encryptionConfigurations: onlyOf('EncryptionConfiguration', same('encryptionType', 'kmsKey')),
      forceDelete: 'EmptyOnDelete',
      imageScanningConfiguration: nested('ImageScanningConfiguration', same('scanOnPush')),
      ...same('imageTagMutability'),
      name: 'RepositoryName',
      tags,
    },
    outputs: { arn: 'Arn', name: 'Ref', repositoryUrl: 'RepositoryUri' },
  },
  'aws:ecr/lifecyclePolicy:LifecyclePolicy': {
    type: 'AWS::ECR::Repository',
    settingOf: 'repository',
    inputs: { policy: 'LifecyclePolicyText' },
    toSetting: (policy) => ({ LifecyclePolicy: policy }),
  },
  'aws:ecr/replicationConfiguration:ReplicationConfiguration': {
    type: 'AWS::ECR::ReplicationConfiguration',
    inputs: {
      replicationConfiguration: nested('ReplicationConfiguration', {
        rules: nested('Rules', {
          destinations: nested('Destinations', same('region', 'registryId')),
          repositoryFilters: nested('RepositoryFilters', same('filter', 'filterType')),
        }),
      }),
    },
  },
};
