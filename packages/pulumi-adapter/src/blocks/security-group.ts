import type * as aws from '@pulumi/aws';
import * as ec2 from '@pulumi/aws/ec2';
import * as vpc from '@pulumi/aws/vpc';
import type { SecurityGroupPlan, SecurityRulePlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

/** A security group with its rules. The provider lets nothing out of a group but what rules allow. */
export class SecurityGroup extends Block<SecurityGroupPlan> {
  /** The group. */
  readonly securityGroup: aws.ec2.SecurityGroup;
  /** What may come in, in the plan's order. */
  readonly ingress: readonly aws.vpc.SecurityGroupIngressRule[];
  /** What may go out, in the plan's order. */
  readonly egress: readonly aws.vpc.SecurityGroupEgressRule[];

  constructor(parent: Component, id: string, plan: SecurityGroupPlan, context: BlockContext) {
    super('tap-pipeline:runtime:SecurityGroup', parent, id, plan, context);
    this.securityGroup = new ec2.SecurityGroup(
      this.childName('security-group'),
      {
        name: plan.name,
        description: plan.description,
        vpcId: context.references.resolve(plan.vpc),
        tags: this.tags(plan.name),
      },
      this.options(),
    );
    context.references.register(`securityGroup/${plan.id}`, { id: this.securityGroup.id });
    this.ingress = plan.ingress.map((rule) => this.createIngress(rule));
    this.egress = plan.egress.map((rule) => this.createEgress(rule));
    context.order.provide(`securityGroup/${plan.id}`, ...this.ingress, ...this.egress);
  }

  private createIngress(rule: SecurityRulePlan): aws.vpc.SecurityGroupIngressRule {
    const name = this.childName(`ingress-${rule.id}`);
    return new vpc.SecurityGroupIngressRule(name, this.toRule(rule), this.options());
  }

  private createEgress(rule: SecurityRulePlan): aws.vpc.SecurityGroupEgressRule {
    const name = this.childName(`egress-${rule.id}`);
    return new vpc.SecurityGroupEgressRule(name, this.toRule(rule), this.options());
  }

  private toRule({ description, peer, ports: { from, to } }: SecurityRulePlan) {
    return {
      securityGroupId: this.securityGroup.id,
      description,
      ipProtocol: 'tcp',
      fromPort: from,
      toPort: to,
      ...('cidr' in peer
        ? { cidrIpv4: peer.cidr }
        : { referencedSecurityGroupId: this.context.references.resolve(peer.securityGroup) }),
      tags: this.tags(),
    };
  }
}
