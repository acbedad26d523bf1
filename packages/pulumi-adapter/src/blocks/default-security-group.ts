import type * as aws from '@pulumi/aws';
import * as ec2 from '@pulumi/aws/ec2';
import { type DefaultSecurityGroupPlan, ref } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

/** The default security group of the VPC, without its rules; the provider takes them away itself. */
export class DefaultSecurityGroup extends Block<DefaultSecurityGroupPlan> {
  /** The group. */
  readonly defaultSecurityGroup: aws.ec2.DefaultSecurityGroup;

  constructor(parent: Component, id: string, plan: DefaultSecurityGroupPlan, context: BlockContext) {
    super('tap-pipeline:runtime:DefaultSecurityGroup', parent, id, plan, context);
    this.defaultSecurityGroup = new ec2.DefaultSecurityGroup(
      this.childName('group'),
      {
        vpcId: context.references.resolve(ref('vpc', 'id')),
        ingress: [],
        egress: [],
        tags: this.tags(plan.name),
      },
      this.options(),
    );
  }
}
