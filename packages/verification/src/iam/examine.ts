import { ACCEPTED } from './accepted';
import { ARNS } from './arns';
import type { DocumentId } from './calls/documents';
import { ALL_DENIALS } from './denials';
import type { Denial } from './denials/denial';
import { sceneOf } from './denials/denial';
import type { Answer, Request } from './evaluate';
import { Judge } from './judge';
import { rolesOf } from './places';
import type { Policies } from './policies/policy';
import type { System } from './systems';

/** A request with the answer that it had to get, and the one that it got. */
export interface Examined extends Request {
  /** What it is for, or what is tried. */
  readonly what: string;
  /** Whether a component needs it, or an attacker tries it. */
  readonly expected: 'allowed' | 'denied';
  /** Where AWS says that a component needs it; undefined for attacks. */
  readonly document?: DocumentId;
  /** What was answered. */
  readonly answer: Answer;
  /** Names of the policies that were asked. */
  readonly policies: readonly string[];
}

/** Asks for everything that the components of a system do, and for everything that nobody may do. */
export async function examine(
  plan: System['plan'],
  policies: Policies,
  denials: readonly Denial[] = ALL_DENIALS,
): Promise<readonly Examined[]> {
  const judge = new Judge(policies);
  const scene = sceneOf(plan);
  const missing = findMissingRoles(plan, policies).map((id) => scene.places.role(id));
  const isMade = ({ principal, resource }: Request) => !missing.includes(principal) && !missing.includes(resource);
  const examined: Examined[] = [];
  for (const { principal, action, resource, context, what, document } of scene.calls.filter(isMade)) {
    const request = { principal, action, resource, context };
    examined.push({ ...request, what, document, expected: 'allowed', ...(await judge.ask(request)) });
  }
  for (const { what, attempts } of ACCEPTED) {
    for (const request of attempts(scene).filter(isMade)) {
      examined.push({ ...request, what, expected: 'allowed', ...(await judge.ask(request)) });
    }
  }
  for (const { what, attempts } of denials) {
    for (const request of attempts(scene).filter(isMade)) {
      examined.push({ ...request, what, expected: 'denied', ...(await judge.ask(request)) });
    }
  }
  return examined;
}

/** Ids of roles of the plan that a backend does not make; nobody can call anything with them. */
export function findMissingRoles(plan: System['plan'], policies: Policies): readonly string[] {
  return rolesOf(plan)
    .filter(({ name }) => !policies.roles.has(ARNS.role(name)))
    .map(({ id }) => id);
}

/** Whether a request got the answer that it had to get. */
export function isRight({ expected, answer }: Examined): boolean {
  return (answer === 'allowed') === (expected === 'allowed');
}

/** `allowed: orders-build-role-dev may decrypt with the key directly: kms:Decrypt on …`, with the policies that say so. */
export function toMessage({
  expected,
  what,
  principal,
  action,
  resource,
  context,
  answer,
  policies,
}: Examined): string {
  const conditions = Object.entries(context).map(([key, value]) => `${key} ${value}`);
  return [
    `${whoIs(principal)} has to be ${expected === 'allowed' ? 'allowed' : 'kept from this'}, and is ${answer}: ${what}`,
    `  call: ${action} on ${resource}${conditions.length > 0 ? `, with ${conditions.join(', ')}` : ''}`,
    `  policies: ${policies.join('; ') || 'none'}`,
  ].join('\n');
}

/** The name of a role or service. */
export function whoIs(principal: string): string {
  return principal.replace(/^arn:aws:iam::111122223333:role\//, '');
}
