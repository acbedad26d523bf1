import { EVERYTHING, EXISTING, SMALLEST } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the source', () => {
  test('is a connection that the pipeline uses', () => {
    const { template } = renderSpec(EVERYTHING);
    expect(template.only('AWS::CodeConnections::Connection').properties.ProviderType).toBe('GitHub');
    expect(template.action('Source', 'Source').Configuration.ConnectionArn).toBe('${SourceConnection.ConnectionArn}');
  });

  test('is a CodeCommit repository with its L2 view', () => {
    const { template, pipeline } = renderSpec({ ...SMALLEST, source: { kind: 'codecommit' } });
    const { source } = pipeline.delivery;
    expect(template.only('AWS::CodeCommit::Repository').properties.RepositoryName).toBe('orders-source-dev');
    expect(template.outputs.sourceRepositoryUrl).toBe('${SourceRepository.CloneUrlHttp}');
    expect(source.repository?.repositoryArn).toBe(source.cfnRepository?.attrArn);
  });

  test('is a bucket with a policy of its own', () => {
    const { template } = renderSpec(SMALLEST);
    expect(template.get('SourceBucketPolicy').properties.Bucket).toBe('${SourceBucket}');
  });

  test('is nothing where it exists already', () => {
    const { template, pipeline } = renderSpec(EXISTING);
    const { source } = pipeline.delivery;
    expect([source.cfnConnection, source.cfnRepository, source.repository, source.bucket]).toEqual(
      Array(4).fill(undefined),
    );
    expect(template.all('AWS::CodeCommit::Repository')).toEqual([]);
  });

  test('stays when the environment is retained', () => {
    const { template } = renderSpec({ ...SMALLEST, source: { kind: 'codecommit' }, removal: 'retain' });
    expect(template.only('AWS::CodeCommit::Repository').deletionPolicy).toBe('Retain');
  });
});
