/** A policy of IAM, with everything in it as AWS has it: no reference is left. */
export interface Policy {
  /** Version of the language. */
  readonly Version: string;
  /** Statements. */
  readonly Statement: readonly PolicyStatement[];
}

/** A statement of a policy. */
export interface PolicyStatement {
  /** Its id. */
  readonly Sid?: string;
  /** Whether it grants or refuses. */
  readonly Effect: string;
  /** Who is meant; only in policies of resources. */
  readonly Principal?: string | { readonly [kind: string]: string | readonly string[] };
  /** Actions. */
  readonly Action: string | readonly string[];
  /** ARNs; absent in trust policies. */
  readonly Resource?: string | readonly string[];
  /** When it holds. */
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } };
}

/** A policy with the name that reports call it by. */
export interface NamedPolicy {
  /** Name. */
  readonly name: string;
  /** The policy. */
  readonly policy: Policy;
}

/** A role with who may assume it and what it may do. */
export interface RolePolicies {
  /** Name of the role. */
  readonly name: string;
  /** Who may assume it. */
  readonly trust: NamedPolicy;
  /** What it may do. */
  readonly permissions: readonly NamedPolicy[];
}

/** Everything that decides about calls in one system: what one backend would make of one plan. */
export interface Policies {
  /** Roles, by ARN. */
  readonly roles: ReadonlyMap<string, RolePolicies>;
  /** Policies of keys, buckets and topics, by ARN of the resource. */
  readonly resources: ReadonlyMap<string, NamedPolicy>;
}
