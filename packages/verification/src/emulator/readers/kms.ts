import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms';
import { toDocument, toProperties, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Keys and their names. */
export const KMS_READERS: Readers = {
  'AWS::KMS::Key': async ({ kms }, { physicalId: KeyId }) => {
    const { KeyMetadata: key } = await kms.send(new DescribeKeyCommand({ KeyId }));
    const rotation = await kms.send(new GetKeyRotationStatusCommand({ KeyId }));
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }));
    const { Tags } = await kms.send(new ListResourceTagsCommand({ KeyId }));
    // A deleted key is there for days.
    if (!key || key.KeyState === 'PendingDeletion') return undefined;
    return {
      properties: toProperties({
        Description: key.Description,
        Enabled: key.Enabled,
        KeySpec: key.KeySpec,
        KeyUsage: key.KeyUsage,
        MultiRegion: key.MultiRegion,
        EnableKeyRotation: rotation.KeyRotationEnabled,
        KeyPolicy: toDocument(Policy),
        Tags: toTags(Tags),
      }),
      attributes: { Ref: key.KeyId ?? '', Arn: key.Arn ?? '' },
    };
  },
  'AWS::KMS::Alias': async ({ kms }, place) => {
    const { Aliases = [] } = await kms.send(new ListAliasesCommand({ KeyId: askedText(place, 'TargetKeyId') }));
    const alias = Aliases.find(({ AliasName }) => AliasName === askedText(place, 'AliasName'));
    return (
      alias && {
        properties: toProperties({ AliasName: alias.AliasName, TargetKeyId: alias.TargetKeyId }),
        attributes: { Ref: alias.AliasName ?? '' },
      }
    );
  },
};
