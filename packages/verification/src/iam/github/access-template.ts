import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type Tags } from 'yaml';
import { ARNS, GITHUB_PROVIDER } from '../arns';
import { PSEUDO_PARAMETERS } from '../cloud';
import type { NamedPolicy, Policies, Policy, RolePolicies } from '../policies/policy';

/** What the template is deployed with. */
export interface AccessParameters {
  /** The repository as GitHub's tokens name it: `acme@1/orders@2`. */
  readonly Repository: string;
  /** The environment at GitHub. */
  readonly Environment: string;
  /** What builds the pipelines. */
  readonly Backends: 'cdk' | 'pulumi' | 'cdk-and-pulumi';
}

/** The template that the generator writes for the roles of GitHub Actions. */
const TEMPLATE = join(__dirname, '..', '..', '..', '..', 'generator', 'templates', 'github', 'github-access.yaml.ejs');

/** The ARN of one of the template's roles: the stack makes their names. */
export function accessRole(logicalId: string): string {
  return ARNS.role(`github-access-${logicalId}`);
}

/**
 * The roles of the template as AWS would have them.
 * @throws Error for a function of CloudFormation that it does not know
 */
export function accessPolicies(parameters: AccessParameters, text = readFileSync(TEMPLATE, 'utf8')): Policies {
  const template: AccessTemplate = parse(text.replaceAll('<%= backend %>', 'cdk'), {
    customTags: TAGS,
    maxAliasCount: 0,
  });
  const reader = new AccessReader(template, parameters);
  return { roles: new Map(reader.listRoles().map((role) => [ARNS.role(role.name), role])), resources: new Map() };
}

interface AccessTemplate {
  readonly Conditions: { readonly [name: string]: unknown };
  readonly Resources: { readonly [logicalId: string]: AccessResource };
}

interface AccessResource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties: { readonly [name: string]: unknown };
}

class AccessReader {
  private readonly values: { readonly [name: string]: string };

  constructor(
    private readonly template: AccessTemplate,
    parameters: AccessParameters,
  ) {
    this.values = { ...PSEUDO_PARAMETERS, ...parameters, IdentityProvider: 'create', Provider: GITHUB_PROVIDER };
  }

  listRoles(): readonly RolePolicies[] {
    return this.ofType('AWS::IAM::Role').map(([id, { Properties }]) => ({
      name: `github-access-${id}`,
      trust: { name: `trust of ${id}`, policy: this.resolve(Properties.AssumeRolePolicyDocument) as Policy },
      permissions: this.listPermissions(id),
    }));
  }

  private listPermissions(role: string): readonly NamedPolicy[] {
    return this.ofType('AWS::IAM::RolePolicy')
      .filter(([, { Properties }]) => isCall(Properties.RoleName) && Properties.RoleName.value === role)
      .map(([name, { Properties }]) => ({ name, policy: this.resolve(Properties.PolicyDocument) as Policy }));
  }

  private ofType(type: string): readonly (readonly [string, AccessResource])[] {
    return Object.entries(this.template.Resources).filter(
      ([, { Type, Condition }]) => Type === type && (Condition === undefined || this.holds(Condition)),
    );
  }

  private holds(condition: string): boolean {
    const found = this.template.Conditions[condition];
    if (found === undefined) throw new Error(`the template has no condition ${condition}`);
    return this.resolve(found) === true;
  }

  private resolve(value: unknown): unknown {
    if (isCall(value)) return this.call(value);
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item)]));
  }

  private call({ name, value }: FunctionCall): unknown {
    const items = Array.isArray(value) ? value : [];
    switch (name) {
      case '!Ref':
        return this.read(String(value));
      case '!Sub':
        return String(value).replace(/\$\{([^}]+)\}/g, (_, variable: string) => this.read(variable));
      case '!Condition':
        return this.holds(String(value));
      case '!Equals':
        return this.resolve(items[0]) === this.resolve(items[1]);
      case '!Not':
        return this.resolve(items[0]) !== true;
      case '!And':
        return items.every((item) => this.resolve(item) === true);
      case '!If':
        return this.resolve(this.holds(String(items[0])) ? items[1] : items[2]);
      default:
        throw new Error(`it is not known what ${name} is; say so in access-template.ts`);
    }
  }

  private read(variable: string): string {
    const value = this.values[variable];
    if (value === undefined) throw new Error(`it is not known what ${variable} is; say so in access-template.ts`);
    return value;
  }
}

/** A short form of one of CloudFormation's functions. */
class FunctionCall {
  constructor(
    readonly name: string,
    readonly value: unknown,
  ) {}
}

function isCall(value: unknown): value is FunctionCall {
  return value instanceof FunctionCall;
}

const SCALARS = ['!Ref', '!Sub', '!Condition', '!GetAtt'];
const LISTS = ['!Equals', '!Not', '!And', '!If'];

const TAGS: Tags = [
  ...SCALARS.map((tag) => ({ tag, resolve: (text: string) => new FunctionCall(tag, text) })),
  ...LISTS.map((tag) => ({
    tag,
    collection: 'seq' as const,
    resolve: (list: { toJSON: () => unknown }) => new FunctionCall(tag, list.toJSON()),
  })),
];
