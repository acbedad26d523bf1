import {
  DescribeRegistryCommand,
  DescribeRepositoriesCommand,
  GetLifecyclePolicyCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-ecr';
import { toCapitals, toDocument, toProperties, toTags } from '../answer';
import { askedText, type Readers, tryAsk } from '../reader';

/** Registries of images. */
export const ECR_READERS: Readers = {
  'AWS::ECR::Repository': async ({ ecr }, place) => {
    const repositoryName = askedText(place, 'RepositoryName');
    const { repositories = [] } = await ecr.send(
      new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }),
    );
    const [repository] = repositories;
    if (!repository) return undefined;
    const { repositoryArn: Arn = '', repositoryUri: RepositoryUri = '' } = repository;
    const lifecycle = await tryAsk(ecr.send(new GetLifecyclePolicyCommand({ repositoryName })));
    const text = lifecycle?.lifecyclePolicyText;
    const { tags } = await ecr.send(new ListTagsForResourceCommand({ resourceArn: Arn }));
    return {
      properties: toProperties({
        RepositoryName: repositoryName,
        ImageTagMutability: repository.imageTagMutability,
        ImageScanningConfiguration: toCapitals(repository.imageScanningConfiguration),
        EncryptionConfiguration: toCapitals(repository.encryptionConfiguration),
        LifecyclePolicy: text && { LifecyclePolicyText: toDocument(text) },
        Tags: toTags(tags),
      }),
      attributes: { Ref: repositoryName, Arn, RepositoryUri },
    };
  },
  'AWS::ECR::ReplicationConfiguration': async ({ ecr }) => {
    const { replicationConfiguration } = await ecr.send(new DescribeRegistryCommand({}));
    return {
      properties: { ReplicationConfiguration: toCapitals(replicationConfiguration) },
      attributes: {},
      listedAs: [],
    };
  },
};
