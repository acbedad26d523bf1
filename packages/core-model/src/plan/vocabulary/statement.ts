import type { Reference } from './reference';
import type { Text } from './text';

/** Who a policy statement of a key, bucket or topic admits. */
export type Principal =
  | { /** A service principal, for example `logs.eu-west-1.amazonaws.com`. */ readonly service: Text }
  | { /** The root of an account, or a role, by ARN. */ readonly aws: Text }
  | { /** Everybody; only in statements that deny. */ readonly anyone: true };

/** Conditions by operator and key: `{ StringEquals: { 'aws:SourceAccount': account } }`. */
export type Conditions = { readonly [operator: string]: { readonly [key: string]: Text | readonly Text[] } };

/** One statement of an IAM policy. */
export interface Statement {
  /** Statement id, letters and digits; unique in its policy. */
  readonly sid: string;
  /** Whether it grants or refuses. */
  readonly effect: 'Allow' | 'Deny';
  /** IAM actions in full, for example `s3:GetObject`; never a wildcard for a whole service. */
  readonly actions: readonly string[];
  /** ARNs. `*` only for actions in {@link WILDCARD_ACTIONS}, and in resource policies, where it means the resource itself. */
  readonly resources: readonly Text[];
  /** When it holds; absent: always. */
  readonly conditions?: Conditions;
}

/** One statement of the policy of a key, bucket or topic. */
export interface ResourceStatement extends Statement {
  /** Who is admitted or refused. */
  readonly principals: readonly Principal[];
}

/** An IAM role with everything it may do. Made first and without permissions; its statements are a policy of their own. */
export interface RolePlan {
  /** What the plan calls it; `{ of: 'role/<id>', as: 'arn' }` points at it. */
  readonly id: string;
  /** Physical name; AWS allows 64 characters. */
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly description: string;
  /** Who may assume it. */
  readonly trust: Trust;
  /** Everything it may do. */
  readonly statements: readonly Statement[];
}

/** Who may assume a role, and from where. */
export interface Trust {
  /** The service, or the role, that assumes it. */
  readonly principal: Principal;
  /** Keeps others from using the service as a deputy: `aws:SourceAccount` and, where it can be known, `aws:SourceArn`. */
  readonly conditions?: Conditions;
}

/** A statement that grants. */
export function allow(
  sid: string,
  actions: readonly string[],
  resources: readonly Text[],
  conditions?: Conditions,
): Statement {
  return { sid, effect: 'Allow', actions, resources, ...(conditions && { conditions }) };
}

/** A statement that refuses, whatever others grant. */
export function deny(sid: string, actions: readonly string[], resources: readonly Text[]): Statement {
  return { sid, effect: 'Deny', actions, resources };
}

/** A statement that grants actions which AWS offers no narrower resource for; see {@link WILDCARD_ACTIONS}. */
export function allowEverywhere(sid: string, actions: readonly WildcardAction[], conditions?: Conditions): Statement {
  return allow(sid, actions, ['*'], conditions);
}

/** The ARN of a role, by the plan's id. */
export function roleArn(id: string): Reference {
  return { of: `role/${id}`, as: 'arn' };
}

/**
 * The only actions that a plan grants on `*`, each with the reason. From the Service Authorization
 * Reference: actions without a resource type can be granted on `*` alone.
 */
export const WILDCARD_ACTIONS = {
  'ecr:GetAuthorizationToken': 'the token is for the registry of the account; the action has no resource type',
  'ecs:DescribeTaskDefinition': 'the action has no resource type',
  'ecs:DeregisterTaskDefinition': 'the action has no resource type',
  'elasticloadbalancing:DescribeTargetGroups': 'describe actions of Elastic Load Balancing have no resource type',
  'elasticloadbalancing:DescribeListeners': 'describe actions of Elastic Load Balancing have no resource type',
  'elasticloadbalancing:DescribeRules': 'describe actions of Elastic Load Balancing have no resource type',
  'inspector-scan:ScanSbom': 'the action has no resource type',
  'ec2:DescribeDhcpOptions': 'describe actions of EC2 have no resource type',
  'ec2:DescribeNetworkInterfaces': 'describe actions of EC2 have no resource type',
  'ec2:DescribeSubnets': 'describe actions of EC2 have no resource type',
  'ec2:DescribeSecurityGroups': 'describe actions of EC2 have no resource type',
  'ec2:DescribeVpcs': 'describe actions of EC2 have no resource type',
  'ssmmessages:CreateControlChannel': 'the action has no resource type',
  'ssmmessages:CreateDataChannel': 'the action has no resource type',
  'ssmmessages:OpenControlChannel': 'the action has no resource type',
  'ssmmessages:OpenDataChannel': 'the action has no resource type',
} as const;

/** An action that is granted on `*`. */
export type WildcardAction = keyof typeof WILDCARD_ACTIONS;
