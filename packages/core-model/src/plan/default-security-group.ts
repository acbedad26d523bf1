import { type PlanContext, planLogGroup } from './context';
import { arnOf } from './vocabulary/cloud';
import { writeLogs } from './vocabulary/grants';
import type { LogGroupPlan } from './vocabulary/log-group';
import type { Ordered } from './vocabulary/order';
import { ref } from './vocabulary/reference';
import type { RolePlan } from './vocabulary/statement';
import { allow } from './vocabulary/statement';
import { text } from './vocabulary/text';
import { trustService } from './vocabulary/trust';

/** The default security group of the VPC, without its rules. Nothing uses it. */
export interface DefaultSecurityGroupPlan {
  /** Name, shown in the console. */
  readonly name: string;
  /** Takes its rules away, for backends that cannot. */
  readonly closer: DefaultGroupCloserPlan;
}

/** A function that takes the rules of the default security group away; CloudFormation has no resource for that group. */
export interface DefaultGroupCloserPlan extends Ordered {
  /** Name of the function, at most 64 characters. */
  readonly functionName: string;
  /** Its role; it may take rules of that group away, and nothing else. */
  readonly role: RolePlan;
  /** Its log group. */
  readonly logs: LogGroupPlan;
  /** Lambda runtime, for example `python3.14`. */
  readonly runtime: string;
  /** Source code of the function; its handler is `index.handler`. */
  readonly code: string;
  /** Seconds after which it gives up. */
  readonly timeoutSeconds: number;
}

/** The closed group, in a new VPC whose spec asks for it. */
export function planDefaultSecurityGroup(context: PlanContext): DefaultSecurityGroupPlan | undefined {
  const { network, logs } = context.spec;
  if (network?.kind !== 'new' || !network.closeDefaultGroup) return undefined;
  const functionName = context.name('function', 'default-group-closer');
  return {
    name: context.name('tag', 'default-group'),
    closer: {
      functionName,
      role: planRole(context),
      logs: planLogGroup(context, 'default-group-closer', `/aws/lambda/${functionName}`, logs.pipelineDays),
      runtime: 'python3.14',
      code: CLOSE_GROUP,
      timeoutSeconds: 60,
      waitsFor: ['permissions/default-group-closer'],
    },
  };
}

function planRole(context: PlanContext): RolePlan {
  return {
    id: 'default-group-closer',
    name: context.name('role', 'default-group-closer-role'),
    description: 'Takes the rules of the default security group away',
    trust: trustService('lambda.amazonaws.com'),
    statements: [
      allow(
        'RevokeRules',
        ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'],
        [arnOf('ec2', text`security-group/${ref('vpc', 'defaultSecurityGroup')}`)],
      ),
      writeLogs('default-group-closer'),
    ],
  };
}

/**
 * Takes away the two rules that AWS gives the group: from its members, and to everywhere. From the VPC User Guide,
 * "Default security groups for your VPCs". The group goes with its VPC, so a deletion has nothing to do.
 */
const CLOSE_GROUP = `import boto3
import cfnresponse
from botocore.exceptions import ClientError


def handler(event, context):
    group = event["ResourceProperties"]["GroupId"]
    try:
        if event["RequestType"] != "Delete":
            ec2 = boto3.client("ec2")
            members = {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]}
            everywhere = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
            revoke(ec2.revoke_security_group_ingress, group, members)
            revoke(ec2.revoke_security_group_egress, group, everywhere)
        cfnresponse.send(event, context, cfnresponse.SUCCESS, {}, group)
    except Exception as error:
        cfnresponse.send(event, context, cfnresponse.FAILED, {}, group, reason=f"could not close {group}: {error}")


def revoke(call, group, permission):
    try:
        call(GroupId=group, IpPermissions=[permission])
    except ClientError as error:
        if error.response["Error"]["Code"] != "InvalidPermission.NotFound":
            raise
`;
