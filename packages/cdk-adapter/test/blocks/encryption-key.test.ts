import { EVERYTHING } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the encryption key', () => {
  const { template, pipeline } = renderSpec(EVERYTHING);
  const key = template.only('AWS::KMS::Key');

  test('is rotated, and has an alias', () => {
    expect(key.properties.EnableKeyRotation).toBe(true);
    expect(template.only('AWS::KMS::Alias').properties).toEqual({
      AliasName: 'alias/orders-key-dev',
      TargetKeyId: '${EncryptionKey.KeyId}',
    });
  });

  test('names nothing that is built with it, so that there is no cycle', () => {
    expect(JSON.stringify(key.properties.KeyPolicy)).not.toMatch(/\$\{(?!AWS::)/);
  });

  test('is used for buckets, images, logs and topics', () => {
    const users = template.resources.filter(({ properties }) =>
      JSON.stringify(properties).includes('${EncryptionKey.Arn}'),
    );
    expect(users.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['AWS::S3::Bucket', 'AWS::ECR::Repository', 'AWS::Logs::LogGroup', 'AWS::SNS::Topic']),
    );
    for (const logs of template.all('AWS::Logs::LogGroup'))
      expect(logs.properties.KmsKeyId).toBe('${EncryptionKey.Arn}');
  });

  test('has an L2 view', () => {
    const { encryptionKey } = pipeline.delivery;
    expect(encryptionKey?.key.keyArn).toBe(encryptionKey?.cfnKey.attrArn);
  });
});
