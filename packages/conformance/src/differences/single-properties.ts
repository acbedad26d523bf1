import type { Difference } from '../compare';
import type { Sides } from '../differences';
import { CLOUD, type FactValue, isFactLink, isFactList } from '../facts';
import { linksOf } from '../facts/links';

/** A rule for the outbound traffic that no packet can match. */
export function isNothingOut({ subject, path, cdk, pulumi }: Difference): boolean {
  const nothing = { CidrIp: '255.255.255.255/32', FromPort: 252, IpProtocol: 'icmp', ToPort: 86 };
  const [rule, ...others] = isFactList(cdk) ? cdk : [];
  return (
    isOf(subject, 'AWS::EC2::SecurityGroup') &&
    path === 'SecurityGroupEgress' &&
    pulumi === undefined &&
    others.length === 0 &&
    JSON.stringify({ ...Object(rule), Description: undefined }) === JSON.stringify(nothing)
  );
}

/** Tags of what has none in one of the backends. */
export function isTag({ subject, path, cdk, pulumi }: Difference): boolean {
  if (path !== 'Tags') return false;
  if (isOf(subject, 'AWS::CloudWatch::Dashboard')) return pulumi === undefined;
  const isRule = isOf(subject, 'AWS::EC2::SecurityGroupEgress') || isOf(subject, 'AWS::EC2::SecurityGroupIngress');
  return isRule && cdk === undefined;
}

/** The number of tasks that scaling keeps at least. */
export function isNumberOfTasks({ subject, path, cdk, pulumi }: Difference, sides: Sides): boolean {
  const least = Object.values(sides.pulumi.resources)
    .filter(({ type, properties }) => type.endsWith('::ScalableTarget') && linksOf(properties).includes(subject))
    .map(({ properties }) => properties.MinCapacity);
  return path === 'DesiredCount' && cdk === undefined && pulumi !== undefined && least.includes(pulumi);
}

/** The zone of the same number. */
export function isZone({ path, cdk, pulumi }: Difference): boolean {
  const [one, other] = [cdk, pulumi].map((zone) => (isFactLink(zone) && zone.link === CLOUD ? zone.attribute : ''));
  return path === 'AvailabilityZone' && /^Fn::GetAZs\.\d$/.test(one ?? '') && one?.at(-1) === other?.at(-1);
}

/** What deployments and scaling change. */
export function isLeftAlone({ subject, path, pulumi }: Difference): boolean {
  const type = Object.keys(CHANGED_BY_DEPLOYMENTS).find((key) => isOf(subject, key)) ?? '';
  const allowed = CHANGED_BY_DEPLOYMENTS[type] ?? [];
  return path === 'engine.ignoreChanges' && isSubset(pulumi, allowed);
}

const CHANGED_BY_DEPLOYMENTS: { readonly [type: string]: readonly string[] } = {
  'AWS::ECS::Service': ['desiredCount', 'loadBalancers', 'networkConfiguration', 'platformVersion', 'taskDefinition'],
  'AWS::ElasticLoadBalancingV2::Listener': ['defaultActions'],
};

/** Chat channels, whose names are unique. */
export function isReplacedLate({ subject, path }: Difference): boolean {
  return path === 'engine.deleteBeforeReplace' && subject.startsWith('AWS::Chatbot::');
}

function isSubset(list: FactValue | undefined, allowed: readonly string[]): boolean {
  return isFactList(list) && list.every((item) => typeof item === 'string' && allowed.includes(item));
}

function isOf(subject: string, type: string): boolean {
  return subject.startsWith(`${type} `);
}
