import type { LifeCall } from './calls/call';
import type { Policies, PolicyStatement } from './policies/policy';

/** Something that a role may do, and that no component is known to do. */
export interface SpareGrant {
  /** Name of the role. */
  readonly role: string;
  /** Id of the statement. */
  readonly statement: string;
  /** The action. */
  readonly action: string;
  /** What it may do it with. */
  readonly resource: string;
}

/** What the roles of a system may do without need: a right that no call uses is a right for an attacker. */
export function findSpareGrants(policies: Policies, calls: readonly LifeCall[]): readonly SpareGrant[] {
  return [...policies.roles].flatMap(([arn, { name, permissions }]) => {
    const own = calls.filter(({ principal }) => principal === arn);
    const statements = permissions.flatMap(({ policy }) => policy.Statement);
    return statements.flatMap((statement) =>
      grantsOf(statement)
        .filter(
          ({ action, resource }) => !own.some((call) => call.action === action && matches(resource, call.resource)),
        )
        .map((grant) => ({ role: name, statement: statement.Sid ?? '', ...grant })),
    );
  });
}

function grantsOf({
  Effect,
  Action,
  Resource = [],
}: PolicyStatement): readonly Pick<SpareGrant, 'action' | 'resource'>[] {
  if (Effect !== 'Allow') return [];
  return [Action].flat().flatMap((action) => [Resource].flat().map((resource) => ({ action, resource })));
}

/** Whether an ARN is among those of a pattern with `*` and `?` in it. */
function matches(pattern: string, arn: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`).test(arn);
}
