import { EVERYTHING, SMALLEST } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the access log store', () => {
  const { template, pipeline } = renderSpec({ ...EVERYTHING, logs: { access: true } });

  test('is encrypted with keys of S3, since AWS delivers logs to no other bucket', () => {
    const { BucketEncryption } = template.get('AccessLogStore').properties;
    expect(BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
  });

  test('is where the artifact bucket delivers its logs, once the policy allows that', () => {
    const artifacts = template.get('ArtifactStore');
    expect(artifacts.properties.LoggingConfiguration).toEqual({
      DestinationBucketName: '${AccessLogStore}',
      LogFilePrefix: 'buckets/artifacts/',
    });
    expect(artifacts.dependsOn).toEqual(['AccessLogStorePolicy']);
    expect(template.get('AccessLogStore').properties).not.toHaveProperty('LoggingConfiguration');
  });

  test('is where the load balancer delivers its logs', () => {
    const balancer = template.only('AWS::ElasticLoadBalancingV2::LoadBalancer');
    expect(balancer.properties.LoadBalancerAttributes).toEqual(
      expect.arrayContaining([
        { Key: 'access_logs.s3.enabled', Value: 'true' },
        { Key: 'access_logs.s3.bucket', Value: '${AccessLogStore}' },
        { Key: 'access_logs.s3.prefix', Value: 'load-balancer' },
      ]),
    );
    expect(balancer.dependsOn).toEqual(
      expect.arrayContaining(['AccessLogStorePolicy', 'BucketEmptierAccessLogsContents']),
    );
  });

  test('is not there unless it is asked for', () => {
    const without = renderSpec(SMALLEST);
    expect(without.pipeline.delivery.accessLogStore).toBeUndefined();
    expect(without.template.get('ArtifactStore').properties).not.toHaveProperty('LoggingConfiguration');
    expect(pipeline.delivery.accessLogStore?.bucket.bucketName).toBeDefined();
  });
});
