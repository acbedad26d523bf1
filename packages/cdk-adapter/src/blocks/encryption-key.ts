import type { EncryptionKeyPlan } from '@tap-pipeline/core-model';
import { CfnAlias, CfnKey, type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { applyRemoval, Block, type BlockContext } from '../block';
import { toPolicyDocument } from '../policy-document';

/** The customer-managed KMS key with its alias. */
export class EncryptionKey extends Block<EncryptionKeyPlan> {
  /** The key. */
  readonly cfnKey: CfnKey;
  /** Its alias. */
  readonly cfnAlias: CfnAlias;

  constructor(scope: Construct, id: string, plan: EncryptionKeyPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnKey = new CfnKey(this, 'Resource', {
      description: plan.description,
      enableKeyRotation: plan.rotation,
      pendingWindowInDays: plan.deletionWindowDays,
      keyPolicy: toPolicyDocument(plan.policy, context.references),
    });
    this.cfnAlias = new CfnAlias(this, 'Alias', { aliasName: plan.alias, targetKeyId: this.cfnKey.attrKeyId });
    applyRemoval(plan.removal, this.cfnKey);
    context.references.register('encryptionKey', { arn: this.cfnKey.attrArn, id: this.cfnKey.attrKeyId });
  }

  /** The L2 view. */
  get key(): IKey {
    return this.view('Key', () => Key.fromCfnKey(this.cfnKey));
  }
}
