import { renderPolicies } from '../../src/iam/backends';
import type { NamedPolicy, Policies, Policy, PolicyStatement } from '../../src/iam/policies/policy';
import { listSystems, type System } from '../../src/iam/systems';

/** Every system that is examined. */
export const SYSTEMS = listSystems();

/** The system of this name in its first environment. */
export function systemOf(name: string): System {
  const system = SYSTEMS.find((candidate) => candidate.name === name && candidate.suffix === undefined);
  if (!system) throw new Error(`there is no system ${name}`);
  return system;
}

/** The policies that the CDK makes of systems. */
export async function policiesOfCdk<T extends readonly System[]>(
  ...systems: T
): Promise<{ [index in keyof T]: Policies }> {
  const { cdk = [] } = await renderPolicies(systems, ['cdk']);
  if (!isOneEach(cdk, systems)) throw new Error('not everything was rendered');
  return cdk;
}

function isOneEach<T extends readonly System[]>(
  policies: readonly Policies[],
  systems: T,
): policies is { [index in keyof T]: Policies } {
  return policies.length === systems.length;
}

/** Changes one statement; undefined takes it out. */
export type Change = (statement: PolicyStatement) => PolicyStatement | undefined;

/** The policies with a statement of a role changed. */
export function changeRole(policies: Policies, role: string, sid: string, change: Change): Policies {
  const roles = [...policies.roles].map(([arn, found]) => {
    if (!arn.endsWith(`/${role}`)) return [arn, found] as const;
    return [
      arn,
      { ...found, permissions: found.permissions.map((named) => changePolicy(named, sid, change)) },
    ] as const;
  });
  return { ...policies, roles: new Map(roles) };
}

/** The policies with the trust of a role changed. */
export function changeTrust(policies: Policies, role: string, change: Change): Policies {
  const roles = [...policies.roles].map(([arn, found]) =>
    arn.endsWith(`/${role}`)
      ? ([arn, { ...found, trust: changePolicy(found.trust, undefined, change) }] as const)
      : ([arn, found] as const),
  );
  return { ...policies, roles: new Map(roles) };
}

/** The policies with a statement of a key, bucket or topic changed. */
export function changeResource(policies: Policies, part: string, sid: string, change: Change): Policies {
  const resources = [...policies.resources].map(([arn, named]) =>
    arn.includes(part) ? ([arn, changePolicy(named, sid, change)] as const) : ([arn, named] as const),
  );
  return { ...policies, resources: new Map(resources) };
}

function changePolicy({ name, policy }: NamedPolicy, sid: string | undefined, change: Change): NamedPolicy {
  const statements = policy.Statement.flatMap((statement) =>
    sid === undefined || statement.Sid === sid ? (change(statement) ?? []) : [statement],
  );
  const changed: Policy = { ...policy, Statement: statements };
  return { name, policy: changed };
}
