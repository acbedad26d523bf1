import type * as aws from '@pulumi/aws';
import * as kms from '@pulumi/aws/kms';
import type { EncryptionKeyPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext, toRemoval } from '../block';
import type { Component } from '../component';
import { toPolicyDocument } from '../policy-document';

/** The customer-managed KMS key with its alias. Its policy is in place as soon as the key is there. */
export class EncryptionKey extends Block<EncryptionKeyPlan> {
  /** The key. */
  readonly key: aws.kms.Key;
  /** Its alias. */
  readonly alias: aws.kms.Alias;

  constructor(parent: Component, id: string, plan: EncryptionKeyPlan, context: BlockContext) {
    super('tap-pipeline:delivery:EncryptionKey', parent, id, plan, context);
    this.key = new kms.Key(
      this.childName('key'),
      {
        description: plan.description,
        enableKeyRotation: plan.rotation,
        deletionWindowInDays: plan.deletionWindowDays,
        policy: context.references.resolveJson(toPolicyDocument(plan.policy)),
        tags: this.tags(),
      },
      this.options(toRemoval(plan.removal)),
    );
    const { arn, keyId } = this.key;
    this.alias = new kms.Alias(this.childName('alias'), { name: plan.alias, targetKeyId: keyId }, this.options());
    context.references.register('encryptionKey', { arn, id: keyId });
  }
}
