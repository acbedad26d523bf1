import { EVERYTHING, SMALLEST } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the image registry', () => {
  const { template, pipeline } = renderSpec(EVERYTHING);
  const repository = template.only('AWS::ECR::Repository').properties;

  test('is encrypted with the key of the plan', () => {
    expect(repository.EncryptionConfiguration).toEqual({ EncryptionType: 'KMS', KmsKey: '${EncryptionKey.Arn}' });
    expect(renderSpec(SMALLEST).template.only('AWS::ECR::Repository').properties.EncryptionConfiguration).toEqual({
      EncryptionType: 'AES256',
    });
  });

  test('keeps as many images as the plan says', () => {
    expect(repository.LifecyclePolicy.LifecyclePolicyText).toBe(pipeline.plan.delivery.imageRegistry?.lifecyclePolicy);
  });

  test('is emptied on deletion only where everything is destroyed', () => {
    expect(repository.EmptyOnDelete).toBe(true);
    const retained = renderSpec({ ...SMALLEST, removal: 'retain' }).template.only('AWS::ECR::Repository');
    expect(retained.properties.EmptyOnDelete).toBe(false);
    expect(retained.deletionPolicy).toBe('Retain');
  });

  test('copies its images to other regions of the account', () => {
    const [rule] = template.only('AWS::ECR::ReplicationConfiguration').properties.ReplicationConfiguration.Rules;
    expect(rule.Destinations).toEqual([{ Region: 'eu-central-1', RegistryId: '${AWS::AccountId}' }]);
    expect(rule.RepositoryFilters).toEqual([{ Filter: repository.RepositoryName, FilterType: 'PREFIX_MATCH' }]);
  });

  test('copies nothing unless it is told to', () => {
    expect(renderSpec(SMALLEST).template.all('AWS::ECR::ReplicationConfiguration')).toEqual([]);
  });

  test('has an L2 view', () => {
    const { imageRegistry } = pipeline.delivery;
    expect(imageRegistry?.repository.repositoryArn).toBe(imageRegistry?.cfnRepository.attrArn);
  });
});
