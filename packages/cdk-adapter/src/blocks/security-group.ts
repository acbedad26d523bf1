import type { SecurityGroupPlan, SecurityRulePlan } from '@tap-pipeline/core-model';
import {
  CfnSecurityGroup,
  CfnSecurityGroupEgress,
  CfnSecurityGroupIngress,
  SecurityGroup as Ec2SecurityGroup,
  type ISecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';
import { nameTag } from '../tags';

/** A security group with its rules. */
export class SecurityGroup extends Block<SecurityGroupPlan> {
  /** The group. */
  readonly cfnSecurityGroup: CfnSecurityGroup;
  /** What may come in, in the plan's order. */
  readonly cfnIngress: readonly CfnSecurityGroupIngress[];
  /** What may go out, in the plan's order. */
  readonly cfnEgress: readonly CfnSecurityGroupEgress[];

  constructor(scope: Construct, id: string, plan: SecurityGroupPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnSecurityGroup = new CfnSecurityGroup(this, 'Resource', {
      groupName: plan.name,
      groupDescription: plan.description,
      vpcId: context.references.resolve(plan.vpc),
      securityGroupEgress: [NOTHING_OUT],
      tags: nameTag(plan.name),
    });
    context.references.register(`securityGroup/${plan.id}`, { id: this.cfnSecurityGroup.attrGroupId });
    this.cfnIngress = plan.ingress.map((rule) => this.createIngress(rule));
    this.cfnEgress = plan.egress.map((rule) => this.createEgress(rule));
    context.order.provide(`securityGroup/${plan.id}`, ...this.cfnIngress, ...this.cfnEgress);
  }

  /** The L2 view. It cannot be changed through it: rules belong in the spec. */
  get securityGroup(): ISecurityGroup {
    const options = { mutable: false };
    return this.view('SecurityGroup', (id) =>
      Ec2SecurityGroup.fromSecurityGroupId(this, id, this.cfnSecurityGroup.attrGroupId, options),
    );
  }

  private createIngress(rule: SecurityRulePlan): CfnSecurityGroupIngress {
    return new CfnSecurityGroupIngress(this, `ingress:${rule.id}`, {
      ...this.toRule(rule),
      ...('cidr' in rule.peer
        ? { cidrIp: rule.peer.cidr }
        : { sourceSecurityGroupId: this.context.references.resolve(rule.peer.securityGroup) }),
    });
  }

  private createEgress(rule: SecurityRulePlan): CfnSecurityGroupEgress {
    return new CfnSecurityGroupEgress(this, `egress:${rule.id}`, {
      ...this.toRule(rule),
      ...('cidr' in rule.peer
        ? { cidrIp: rule.peer.cidr }
        : { destinationSecurityGroupId: this.context.references.resolve(rule.peer.securityGroup) }),
    });
  }

  private toRule({ description, ports: { from, to } }: SecurityRulePlan) {
    const groupId = this.cfnSecurityGroup.attrGroupId;
    return { groupId, description, ipProtocol: 'tcp', fromPort: from, toPort: to };
  }
}

/**
 * CloudFormation lets everything out of a group that says nothing about it; rules that are resources of
 * their own do not count. This rule matches no packet. From the CloudFormation User Guide,
 * AWS::EC2::SecurityGroupEgress, "To remove the default rule".
 */
const NOTHING_OUT: CfnSecurityGroup.EgressProperty = {
  description: 'Nothing but what the rules allow',
  ipProtocol: 'icmp',
  fromPort: 252,
  toPort: 86,
  cidrIp: '255.255.255.255/32',
};
