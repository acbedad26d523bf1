import {
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import { type FactValue, isFactList, isFactObject } from '@tap-pipeline/conformance';
import { toProperties, toTags } from '../answer';
import type { Cloud } from '../cloud';
import { askedText, type Properties, type Reader, type Readers } from '../reader';

/** Security groups and their rules. A default group is closed, as it was asked for, when it has no rules. */
export const SECURITY_GROUP_READERS: Readers = {
  'AWS::EC2::SecurityGroup': async ({ ec2 }, { physicalId, asked }) => {
    const request = new DescribeSecurityGroupsCommand({ GroupIds: [physicalId] });
    const [group] = (await ec2.send(request)).SecurityGroups ?? [];
    if (!group) return undefined;
    const egress = isFactList(asked.SecurityGroupEgress) ? asked.SecurityGroupEgress : [];
    const own = (await readRules(ec2, physicalId)).filter(
      (rule) => rule.IsEgress && egress.some((one) => isSameTraffic(toRule(rule, ''), one)),
    );
    return {
      properties: toProperties({
        GroupName: group.GroupName,
        GroupDescription: group.Description,
        VpcId: group.VpcId,
        SecurityGroupEgress: own.length > 0 ? own.map((rule) => toRule(rule, 'Destination')) : undefined,
        Tags: toTags(group.Tags),
      }),
      attributes: { Ref: group.GroupId ?? '' },
      listedWith: own.map(({ SecurityGroupRuleId }) => `AWS::EC2::SecurityGroupEgress ${SecurityGroupRuleId}`),
    };
  },
  'Custom::DefaultSecurityGroup': async ({ ec2 }, place) => {
    const GroupId = askedText(place, 'GroupId');
    const { SecurityGroups: [group] = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }));
    const isClosed = group !== undefined && (await readRules(ec2, GroupId)).length === 0;
    return isClosed ? { properties: { GroupId }, attributes: {}, listedAs: [] } : undefined;
  },
  'AWS::EC2::SecurityGroupEgress': readRule(true),
  'AWS::EC2::SecurityGroupIngress': readRule(false),
};

/** A rule of its own: it has no name, so it is looked up by the traffic that it is for. */
function readRule(isEgress: boolean): Reader {
  return async ({ ec2 }, place) => {
    const GroupId = askedText(place, 'GroupId');
    const side = isEgress ? 'Destination' : 'Source';
    const rules = (await readRules(ec2, GroupId)).filter((rule) => (rule.IsEgress ?? false) === isEgress);
    const rule = rules.find((one) => isSameTraffic(toRule(one, side), place.asked));
    return (
      rule && {
        properties: { GroupId, ...toRule(rule, side) },
        attributes: {},
        listedAs: [rule.SecurityGroupRuleId ?? ''],
      }
    );
  };
}

async function readRules(ec2: Cloud['ec2'], group: string): Promise<readonly SecurityGroupRule[]> {
  const Filters = [{ Name: 'group-id', Values: [group] }];
  return (await ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }))).SecurityGroupRules ?? [];
}

function toRule(rule: SecurityGroupRule, side: string): Properties {
  return toProperties({
    IpProtocol: rule.IpProtocol,
    FromPort: rule.FromPort,
    ToPort: rule.ToPort,
    CidrIp: rule.CidrIpv4,
    CidrIpv6: rule.CidrIpv6,
    Description: rule.Description,
    [`${side}SecurityGroupId`]: rule.ReferencedGroupInfo?.GroupId,
  });
}

function isSameTraffic(one: Properties, other: FactValue): boolean {
  return isFactObject(other) && TRAFFIC.every((name) => one[name] === other[name]);
}

const TRAFFIC = [
  'IpProtocol',
  'FromPort',
  'ToPort',
  'CidrIp',
  'DestinationSecurityGroupId',
  'SourceSecurityGroupId',
] as const;
