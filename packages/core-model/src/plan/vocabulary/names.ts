import { createHash } from 'node:crypto';
import { ACCOUNT, REGION } from './cloud';
import { fromParts, type Text } from './text';

/** What AWS allows in the name of a kind of thing. */
export interface NameRule {
  /** Most characters. */
  readonly maxLength: number;
  /** Beginnings that AWS keeps for itself; absent: none. */
  readonly kept?: readonly string[];
  /** The AWS document that says so. */
  readonly source: string;
}

/** Limits of AWS by kind of name. All names here are lower-case letters, digits and hyphens, which every kind allows. */
export const NAME_RULES = {
  alarm: { maxLength: 255, source: 'CloudWatch API Reference, PutMetricAlarm' },
  alias: { maxLength: 250, source: 'KMS API Reference, CreateAlias (256 with the prefix alias/)' },
  application: { maxLength: 100, source: 'CodeDeploy API Reference, CreateApplication' },
  bucket: {
    maxLength: 34,
    kept: ['amzn-s3-demo-', 'sthree-'],
    source: 'S3 User Guide, General purpose bucket naming rules (63, less account and region)',
  },
  chatChannel: { maxLength: 128, source: 'AWS Chatbot API Reference, CreateSlackChannelConfiguration' },
  chatRule: { maxLength: 64, source: 'CodeStar Notifications API Reference, CreateNotificationRule' },
  cluster: { maxLength: 255, source: 'ECS API Reference, CreateCluster' },
  connection: { maxLength: 32, source: 'CodeConnections API Reference, CreateConnection' },
  dashboard: { maxLength: 255, source: 'CloudWatch API Reference, PutDashboard' },
  deploymentConfig: { maxLength: 100, source: 'CodeDeploy API Reference, CreateDeploymentConfig' },
  deploymentGroup: { maxLength: 100, source: 'CodeDeploy API Reference, CreateDeploymentGroup' },
  function: { maxLength: 64, source: 'Lambda API Reference, CreateFunction' },
  imageRegistry: { maxLength: 256, source: 'ECR API Reference, CreateRepository' },
  loadBalancer: {
    maxLength: 32,
    kept: ['internal-'],
    source: 'Elastic Load Balancing API Reference, CreateLoadBalancer',
  },
  pipeline: { maxLength: 100, source: 'CodePipeline API Reference, PipelineDeclaration' },
  project: { maxLength: 150, source: 'CodeBuild API Reference, CreateProject (255; report groups add to it)' },
  repository: { maxLength: 100, source: 'CodeCommit API Reference, CreateRepository' },
  role: { maxLength: 64, source: 'IAM API Reference, CreateRole' },
  rule: { maxLength: 64, source: 'EventBridge API Reference, PutRule' },
  scalingPolicy: { maxLength: 256, source: 'Application Auto Scaling API Reference, PutScalingPolicy' },
  securityGroup: { maxLength: 255, kept: ['sg-'], source: 'EC2 API Reference, CreateSecurityGroup' },
  service: { maxLength: 255, source: 'ECS API Reference, CreateService' },
  tag: { maxLength: 256, source: 'EC2 User Guide, Tag restrictions (the tag Name)' },
  targetGroup: {
    maxLength: 32,
    kept: ['internal-'],
    source: 'Elastic Load Balancing API Reference, CreateTargetGroup',
  },
  taskDefinition: { maxLength: 255, source: 'ECS API Reference, RegisterTaskDefinition' },
  topic: { maxLength: 256, source: 'SNS API Reference, CreateTopic' },
} as const satisfies Record<string, NameRule>;

/** A kind of physical name. */
export type NameKind = keyof typeof NAME_RULES;

/** What the names of a plan are made of. */
export interface NameParts {
  /** Pattern with `{type}` and `{suffix}`, and perhaps `{service}`, `{project}`, `{team}`. */
  readonly pattern: string;
  /** Environment suffix. */
  readonly suffix: string;
  /** Name of the service. */
  readonly service: string;
  /** Its project. */
  readonly project: string;
  /** Its team; the empty text where there is none. */
  readonly team: string;
}

/** Makes the physical name of a thing: `name('role', 'build-role')` gives `orders-build-role-dev`. */
export type Naming = (kind: NameKind, type: string) => string;

/** The only maker of physical names. */
export function createNaming(parts: NameParts): Naming {
  return (kind, type) => {
    const { maxLength, kept = [] }: NameRule = NAME_RULES[kind];
    const name = fill(parts, type);
    const isKept = kept.some((beginning) => name.startsWith(beginning));
    return shorten(isKept ? `x-${name}` : name, maxLength, parts.suffix);
  };
}

/** The name of a bucket, unique in the world by account and region. */
export function bucketName(naming: Naming, type: string): Text {
  return fromParts([`${naming('bucket', type)}-`, ACCOUNT, '-', REGION]);
}

function fill({ pattern, ...values }: NameParts, type: string): string {
  const named: Readonly<Record<string, string>> = { ...values, type };
  return toNameAlphabet(pattern.replace(/\{(\w+)\}/g, (_, key: string) => named[key] ?? ''));
}

/** Lower-case letters, digits and single hyphens, beginning and ending with a letter or digit. */
function toNameAlphabet(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The name itself where it fits, else its beginning, a hash of all of it, and the suffix. */
function shorten(name: string, maxLength: number, suffix: string): string {
  if (name.length <= maxLength) return name;
  const tail = `${hash(name)}-${suffix}`;
  const head = name.slice(0, maxLength - tail.length - 1).replace(/-$/, '');
  return `${head}-${tail}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
