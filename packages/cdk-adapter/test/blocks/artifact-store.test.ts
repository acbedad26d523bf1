import { EVERYTHING, SMALLEST } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the artifact store', () => {
  const { template, pipeline } = renderSpec(SMALLEST);
  const bucket = template.get('ArtifactStore');

  test('is closed to the public in all four ways', () => {
    expect(bucket.properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  });

  test('has no access control lists', () => {
    expect(bucket.properties.OwnershipControls.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
  });

  test('is named by the plan, with account and region', () => {
    expect(bucket.properties.BucketName).toBe('orders-artifacts-dev-${AWS::AccountId}-${AWS::Region}');
  });

  test('refuses requests without TLS', () => {
    const policy = template.get('ArtifactStorePolicy').properties;
    expect(policy.Bucket).toBe('${ArtifactStore}');
    expect(policy.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Principal: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  test('tells EventBridge nothing, while the bucket of the source does', () => {
    expect(bucket.properties).not.toHaveProperty('NotificationConfiguration');
    expect(template.get('SourceBucket').properties.NotificationConfiguration.EventBridgeConfiguration).toEqual({
      EventBridgeEnabled: true,
    });
  });

  test('uses the customer-managed key with a bucket key where there is one', () => {
    const encrypted = renderSpec(EVERYTHING).template.get('ArtifactStore').properties.BucketEncryption;
    expect(encrypted.ServerSideEncryptionConfiguration).toEqual([
      {
        BucketKeyEnabled: true,
        ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: '${EncryptionKey.Arn}' },
      },
    ]);
  });

  test('goes with the stack when the environment is destroyed, and stays with its policy when it is retained', () => {
    const retained = renderSpec({ ...SMALLEST, removal: 'retain' }).template;
    expect([bucket.deletionPolicy, bucket.updateReplacePolicy]).toEqual(['Delete', 'Delete']);
    expect(retained.get('ArtifactStore').deletionPolicy).toBe('Retain');
    expect(retained.get('ArtifactStore').updateReplacePolicy).toBe('Retain');
    expect(retained.get('ArtifactStorePolicy').deletionPolicy).toBe('Retain');
  });

  test('has an L2 view, always the same one', () => {
    const { artifactStore } = pipeline.delivery;
    expect(artifactStore.bucket.bucketArn).toBe(artifactStore.cfnBucket.attrArn);
    expect(artifactStore.bucket).toBe(artifactStore.bucket);
  });
});
