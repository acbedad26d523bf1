import type { DeliveryPipelinePlan, Principal, RolePlan, Statement } from '@tap-pipeline/core-model';
import type { Branch } from './tree';
import { words } from './words';

/** Every role, who assumes it, and what it may do. */
export function roleBranches(plan: DeliveryPipelinePlan): readonly Branch[] {
  return findRoles(plan).map((role) => ({
    text: role.name,
    note: `${role.description}; assumed by ${namePrincipal(role.trust.principal)}`,
    branches: role.statements.map(describeStatement),
  }));
}

/** Roles are planned beside the block that they serve, so they are looked for everywhere. */
function findRoles(value: unknown): readonly RolePlan[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isRole(value)) return [value];
  return Object.values(value).flatMap(findRoles);
}

function isRole(value: object): value is RolePlan {
  return 'trust' in value && 'statements' in value;
}

function namePrincipal(principal: Principal): string {
  if ('anyone' in principal) return 'anyone';
  return words('service' in principal ? principal.service : principal.aws);
}

function describeStatement({ sid, effect, actions, resources, conditions }: Statement): Branch {
  return {
    text: `${effect === 'Deny' ? 'may not ' : ''}${sid}: ${nameActions(actions)}`,
    note: `on ${resources.map(words).join(', ')}${conditions ? ', under conditions' : ''}`,
  };
}

/** `s3:GetObject, PutObject`: the service once. */
function nameActions(actions: readonly string[]): string {
  const services = new Map<string, string[]>();
  for (const action of actions) {
    const [service = '', operation = ''] = action.split(':');
    services.set(service, [...(services.get(service) ?? []), operation]);
  }
  return [...services].map(([service, operations]) => `${service}:${operations.join(', ')}`).join('; ');
}
