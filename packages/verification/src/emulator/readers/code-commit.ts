import { GetRepositoryCommand, ListTagsForResourceCommand } from '@aws-sdk/client-codecommit';
import { toProperties, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Repositories of source. */
export const CODE_COMMIT_READERS: Readers = {
  'AWS::CodeCommit::Repository': async ({ codeCommit }, place) => {
    const repositoryName = askedText(place, 'RepositoryName');
    const { repositoryMetadata: repository } = await codeCommit.send(new GetRepositoryCommand({ repositoryName }));
    if (!repository) return undefined;
    const { Arn = '', cloneUrlHttp = '', repositoryId = '' } = repository;
    const { tags } = await codeCommit.send(new ListTagsForResourceCommand({ resourceArn: Arn }));
    return {
      properties: toProperties({
        RepositoryName: repository.repositoryName,
        RepositoryDescription: repository.repositoryDescription,
        KmsKeyId: repository.kmsKeyId,
        Tags: toTags(tags),
      }),
      attributes: { Ref: repositoryId, Arn, Name: repositoryName, CloneUrlHttp: cloneUrlHttp },
      listedAs: [repositoryName],
    };
  },
};
