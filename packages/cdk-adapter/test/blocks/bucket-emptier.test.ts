import { SMALLEST } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the function that empties buckets', () => {
  const { template } = renderSpec(SMALLEST);

  test('is called for every bucket of the stack, with its name', () => {
    const calls = template.all('Custom::BucketContents').map(({ properties }) => properties);
    expect(calls).toEqual([
      { ServiceToken: '${BucketEmptier.Arn}', BucketName: '${ArtifactStore}' },
      { ServiceToken: '${BucketEmptier.Arn}', BucketName: '${SourceBucket}' },
    ]);
  });

  test('keeps its permissions until the last bucket is empty', () => {
    for (const call of template.all('Custom::BucketContents')) {
      expect(call.dependsOn).toContain('PermissionsBucketEmptier');
    }
  });

  test('empties the artifact bucket after everything that writes to it is gone', () => {
    expect(template.only('AWS::CodePipeline::Pipeline').dependsOn).toContain('BucketEmptierArtifactsContents');
    expect(template.get('BuildProject').dependsOn).toContain('BucketEmptierArtifactsContents');
  });

  test('writes to a log group of its own', () => {
    const { LoggingConfig, FunctionName } = template.only('AWS::Lambda::Function').properties;
    expect(LoggingConfig).toEqual({ LogGroup: '${BucketEmptierLogs}' });
    expect(template.get('BucketEmptierLogs').properties.LogGroupName).toBe(`/aws/lambda/${FunctionName}`);
  });

  test('is not there when nothing is destroyed', () => {
    const retained = renderSpec({ ...SMALLEST, removal: 'retain' }).template;
    expect(retained.all('AWS::Lambda::Function')).toEqual([]);
    expect(retained.all('Custom::BucketContents')).toEqual([]);
  });
});
