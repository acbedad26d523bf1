import type { Facts, ResourceFact } from '@tap-pipeline/conformance';
import { ARNS } from '../arns';
import type { NamedPolicy, Policies, Policy, RolePolicies } from './policy';
import { FactResolver } from './resolve-facts';

/**
 * The policies in what one backend makes.
 * @throws Error for a policy of a kind that it does not know
 */
export function policiesOf(facts: Facts): Policies {
  const reader = new PolicyReader(facts);
  return {
    roles: new Map(reader.listRoles().map((role) => [ARNS.role(role.name), role])),
    resources: new Map(reader.listOfResources()),
  };
}

/** Types that bring a policy of a resource: where it is, and whose it is. */
const OF_RESOURCES: { readonly [type: string]: OfResource } = {
  'AWS::KMS::Key': { policy: 'KeyPolicy', owners: (property) => [ARNS.key(String(property('Description')))] },
  'AWS::S3::BucketPolicy': {
    policy: 'PolicyDocument',
    owners: (property) => [ARNS.bucket(String(property('Bucket')))],
  },
  'AWS::SNS::TopicPolicy': { policy: 'PolicyDocument', owners: (property) => [property('Topics')].flat().map(String) },
};

interface OfResource {
  readonly policy: string;
  readonly owners: (property: (name: string) => unknown) => readonly string[];
}

/** Types with `Policy` in their name that decide about no call. */
const NO_PERMISSIONS = new Set(['AWS::ApplicationAutoScaling::ScalingPolicy']);

class PolicyReader {
  private readonly resolver: FactResolver;
  private readonly resources: readonly ResourceFact[];

  constructor(facts: Facts) {
    this.resolver = new FactResolver(facts);
    this.resources = Object.values(facts.resources);
  }

  listRoles(): readonly RolePolicies[] {
    return this.ofType('AWS::IAM::Role').map((role) => {
      const name = this.resolver.readText(role, 'RoleName');
      const trust = { name: `trust of ${name}`, policy: this.readPolicy(role, 'AssumeRolePolicyDocument') };
      return { name, trust, permissions: this.listPermissions(name) };
    });
  }

  listOfResources(): readonly (readonly [string, NamedPolicy])[] {
    return this.resources.flatMap((resource) => {
      const kind = OF_RESOURCES[resource.type];
      if (kind === undefined) {
        this.refuseUnknown(resource);
        return [];
      }
      const named = { name: resource.id, policy: this.readPolicy(resource, kind.policy) };
      return kind.owners((property) => this.read(resource, property)).map((owner) => [owner, named] as const);
    });
  }

  private listPermissions(role: string): readonly NamedPolicy[] {
    return this.ofType('AWS::IAM::RolePolicy')
      .filter((policy) => this.resolver.readText(policy, 'RoleName') === role)
      .map((policy) => ({ name: policy.id, policy: this.readPolicy(policy, 'PolicyDocument') }));
  }

  /** A kind of policy that is not looked at would be a hole in the examination. */
  private refuseUnknown({ id, type, properties }: ResourceFact): void {
    const isKnown = type === 'AWS::IAM::RolePolicy' || NO_PERMISSIONS.has(type);
    if (/Policy|Permission/.test(type) && !isKnown) throw new Error(`it is not known whose policy ${id} is`);
    const inline = ['ManagedPolicyArns', 'Policies', 'PermissionsBoundary', 'RepositoryPolicyText'];
    const found = inline.find((name) => name in properties && /^AWS::(IAM|ECR)::/.test(type));
    if (found) throw new Error(`${id} has ${found}, which is not evaluated yet`);
  }

  private ofType(type: string): readonly ResourceFact[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  private read(resource: ResourceFact, property: string): unknown {
    const value = resource.properties[property];
    return value === undefined ? undefined : this.resolver.resolve(value);
  }

  private readPolicy(resource: ResourceFact, property: string): Policy {
    const policy = this.read(resource, property);
    if (!isPolicy(policy)) throw new Error(`${property} of ${resource.id} is no policy`);
    return policy;
  }
}

function isPolicy(value: unknown): value is Policy {
  return typeof value === 'object' && value !== null && 'Statement' in value && Array.isArray(value.Statement);
}
