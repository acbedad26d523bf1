import type { Difference } from './compare';
import { isEmptier } from './differences/bucket-emptier';
import { isCloser } from './differences/default-group';
import {
  isLeftAlone,
  isNothingOut,
  isNumberOfTasks,
  isReplacedLate,
  isTag,
  isZone,
} from './differences/single-properties';
import type { Facts } from './facts';

/** What both backends make of one plan. */
export interface Sides {
  /** Of the CDK. */
  readonly cdk: Facts;
  /** Of Pulumi. */
  readonly pulumi: Facts;
}

/** A difference that stays, because one of the backends cannot do otherwise. */
export interface KnownDifference {
  /** Short name, for tests and links. */
  readonly id: string;
  /** What differs, in a line. */
  readonly title: string;
  /** Why it cannot be mended. */
  readonly reason: string;
  /** Where that is written. */
  readonly documents: readonly string[];
  /** What it means to who has to choose a backend. */
  readonly meaning: string;
  /** Whether a difference is of this kind; undefined where what is made is the same, and the engines act differently. */
  readonly explains?: (difference: Difference, sides: Sides) => boolean;
}

/**
 * All differences that stay. The list is to be as short as possible: what an adapter can mend is mended there.
 * A test fails when an entry explains nothing.
 */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    id: 'bucket-emptier',
    title: 'How buckets are emptied before they are deleted',
    reason:
      'CloudFormation deletes no bucket with objects in it, so the stack has a function that empties the buckets. The provider of Pulumi does that by itself, by `forceDestroy`.',
    documents: [
      'AWS CloudFormation Template Reference, AWS::S3::Bucket: "You can only delete empty buckets"',
      'Pulumi Registry, aws.s3.Bucket, forceDestroy',
    ],
    meaning:
      'With the CDK there is a Lambda function with a role and a log group, where buckets are not retained; who deletes with Pulumi needs the right to delete objects.',
    explains: isEmptier,
  },
  {
    id: 'default-group',
    title: 'How the default security group of a VPC is closed',
    reason:
      'CloudFormation has no resource for the group that Amazon EC2 makes with a VPC, so the stack has a function that takes its rules away. The provider of Pulumi does that by itself.',
    documents: [
      'Amazon VPC User Guide, "Default security groups for your VPCs": "You can\'t delete a default security group"',
      'Pulumi Registry, aws.ec2.DefaultSecurityGroup',
    ],
    meaning:
      'With the CDK there is a Lambda function with a role and a log group, where `network.closeDefaultGroup` asks for it, and the group itself has no tags. A rule that somebody adds later is taken away by `pulumi up`; with the CDK it stays.',
    explains: isCloser,
  },
  {
    id: 'nothing-out',
    title: 'How a security group lets nothing out but what its rules allow',
    reason:
      'Amazon EC2 gives a new group a rule that lets everything out. CloudFormation takes it away when the group has another outbound rule, so the group has one that no packet can match; the provider of Pulumi takes it away always.',
    documents: [
      'AWS CloudFormation Template Reference, AWS::EC2::SecurityGroup: "The default rule is removed only when you specify one or more egress rules"',
      'Pulumi Registry, aws.ec2.SecurityGroup: "this provider will remove this default rule"',
    ],
    meaning: 'With the CDK the groups show a rule for ICMP to 255.255.255.255. The same traffic passes.',
    explains: isNothingOut,
  },
  {
    id: 'tags',
    title: 'What can be tagged',
    reason: "CloudFormation's types of security group rules have no tags, and Pulumi's type of dashboards has none.",
    documents: [
      'AWS CloudFormation Template Reference, AWS::EC2::SecurityGroupIngress and AWS::EC2::SecurityGroupEgress',
      'Pulumi Registry, aws.cloudwatch.Dashboard',
    ],
    meaning: 'A rule of your organisation that asks for tags on these finds none with one of the backends.',
    explains: isTag,
  },
  {
    id: 'number-of-tasks',
    title: 'How many tasks a service starts with',
    reason:
      'Without a number CloudFormation starts one task, and leaves the number alone later; the provider of Pulumi starts none. A number in a template would be set again with every change of the service.',
    documents: [
      'AWS CloudFormation Template Reference, AWS::ECS::Service, DesiredCount: "a default value of 1 is used"',
      'Pulumi Registry, aws.ecs.Service, desiredCount: "Defaults to 0"',
    ],
    meaning:
      'With the CDK a new service starts with one task and has the least number of the spec when scaling has seen it, within minutes; with Pulumi it starts with that number.',
    explains: isNumberOfTasks,
  },
  {
    id: 'zones',
    title: 'How availability zones are chosen',
    reason:
      'A template that is not for one account takes them by `Fn::GetAZs`, which tells zones with a default subnet where there are some. Pulumi asks for all available zones that are neither Local nor Wavelength Zones.',
    documents: [
      'AWS CloudFormation Template Reference, Fn::GetAZs',
      'Amazon EC2 API Reference, DescribeAvailabilityZones, zone-type',
    ],
    meaning: 'In an account that deleted some of its default subnets, the two may use other zones of the region.',
    explains: isZone,
  },
  {
    id: 'left-alone',
    title: 'What deployments change is left alone',
    reason:
      'Pulumi compares with the live resource when it refreshes, and would take back what a deployment or scaling changed; so it is told to ignore that. CloudFormation compares with its last template.',
    documents: ['Pulumi documentation, Resource options, ignoreChanges'],
    meaning:
      'A change of these properties in a spec reaches a running service with the next release, or when the service is replaced. With the CDK, CloudFormation sends a changed one, and Amazon ECS may refuse it.',
    explains: isLeftAlone,
  },
  {
    id: 'replaced-late',
    title: 'Chat channels are deleted before they are made again',
    reason:
      'A configuration with another name is for the same channel, so Pulumi deletes the old one first. CloudFormation always makes the new one first.',
    documents: ['Pulumi documentation, Resource options, deleteBeforeReplace'],
    meaning: 'For some seconds there is no channel, when the name of its configuration changes.',
    explains: isReplacedLate,
  },
  {
    id: 'steady-service',
    title: 'When a new service counts as made',
    reason: 'CloudFormation waits until a service is steady; the provider of Pulumi cannot do so under CodeDeploy.',
    documents: ['terraform-provider-aws, issue 29252'],
    meaning:
      'With Pulumi a service whose tasks do not start shows in Amazon ECS, and not in the result of `pulumi up`.',
  },
  {
    id: 'secure-parameters',
    title: 'SecureString parameters',
    reason: 'CloudFormation cannot make them.',
    documents: ['AWS CloudFormation Template Reference, AWS::SSM::Parameter, Type'],
    meaning:
      'With Pulumi the parameters that a spec refers to can be made from secret stack config (`secureParameters`). With the CDK they have to exist before; `tap-pipeline plan` lists them.',
  },
];

/** What is left of differences when the known ones are taken away. */
export interface Explained {
  /** The differences that nothing explains. */
  readonly unexplained: readonly Difference[];
  /** Ids of the known differences that explain the others. */
  readonly used: ReadonlySet<string>;
}

/** Takes away the known differences. */
export function explain(differences: readonly Difference[], sides: Sides): Explained {
  const used = new Set<string>();
  const unexplained = differences.filter((difference) => {
    const known = KNOWN_DIFFERENCES.find(({ explains }) => explains?.(difference, sides));
    if (known) used.add(known.id);
    return !known;
  });
  return { unexplained, used };
}
