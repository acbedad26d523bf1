import { ACCEPTED } from './accepted';
import { type Backend, renderPolicies } from './backends';
import { ALL_DENIALS } from './denials';
import { sceneOf } from './denials/denial';
import { type Examined, examine, findMissingRoles, isRight, toMessage } from './examine';
import { KEPT_GRANTS } from './kept-grants';
import type { Policies } from './policies/policy';
import { findSpareGrants, type SpareGrant } from './spare-grants';
import { type System, titleOf } from './systems';

/** What the examination of systems found. */
export interface Examination {
  /** Roles, each counted once a system. */
  readonly roles: number;
  /** Calls that components make, each asked of each backend. */
  readonly needed: number;
  /** Calls that nobody may make, each asked of each backend. */
  readonly forbidden: number;
  /** Backends. */
  readonly backends: readonly Backend[];
  /** What is wrong, in words; empty: nothing. */
  readonly problems: readonly string[];
  /** Rows and exceptions that are about nothing in these systems; all systems together have to need each. */
  readonly stale: readonly string[];
}

/** Asks the policies that each backend makes of each system for every call of the lists. */
export async function examineSystems(
  systems: readonly System[],
  backends: readonly Backend[] = ['cdk', 'pulumi'],
  onSystem: (title: string) => void = () => {},
): Promise<Examination> {
  const tally = new Tally();
  const rendered = await renderPolicies(systems, backends);
  for (const [index, system] of systems.entries()) {
    const answers: (readonly Examined[])[] = [];
    for (const backend of backends) {
      const policies = rendered[backend]?.[index];
      if (policies) answers.push(await tally.take(`${titleOf(system)}, ${backend}`, system, policies));
    }
    tally.compare(titleOf(system), answers);
    tally.roles += sceneOf(system.plan).roles.length;
    onSystem(titleOf(system));
  }
  return tally.finish(backends);
}

/** Backends differ where the same call gets another answer. What only one of them has a role for is not compared. */
export function compareAnswers([first = [], ...others]: readonly (readonly Examined[])[]): readonly string[] {
  const known = new Map(first.map((one) => [questionOf(one), one.answer]));
  return others.flat().flatMap((other) => {
    const answer = known.get(questionOf(other));
    if (answer === undefined || answer === other.answer) return [];
    return [`the backends answer differently, ${answer} and ${other.answer}\n${toMessage(other)}`];
  });
}

function questionOf({ what, principal, action, resource, context }: Examined): string {
  return JSON.stringify([what, principal, action, resource, context]);
}

/** Pulumi empties buckets and closes the default security group by settings, so it needs no functions, and no roles for them. */
const NOT_IN_EVERY_BACKEND = ['bucket-emptier', 'default-group-closer'];

/** Adds up what is found. */
class Tally {
  roles = 0;
  private needed = 0;
  private forbidden = 0;
  private readonly problems: string[] = [];
  private readonly seen = new Set<string>();

  async take(title: string, { plan }: System, policies: Policies): Promise<readonly Examined[]> {
    const examined = await examine(plan, policies);
    for (const one of examined) this.judge(title, one);
    const missing = findMissingRoles(plan, policies).filter((id) => !NOT_IN_EVERY_BACKEND.includes(id));
    this.problems.push(...missing.map((id) => `${title}: the role ${id} of the plan is not made`));
    for (const grant of findSpareGrants(policies, sceneOf(plan).calls)) this.judgeGrant(title, grant);
    return examined;
  }

  compare(title: string, answers: readonly (readonly Examined[])[]): void {
    this.problems.push(...compareAnswers(answers).map((difference) => `${title}: ${difference}`));
  }

  finish(backends: readonly Backend[]): Examination {
    return {
      roles: this.roles,
      needed: this.needed,
      forbidden: this.forbidden,
      backends,
      problems: this.problems,
      stale: this.findStale(),
    };
  }

  private judge(title: string, examined: Examined): void {
    this.seen.add(examined.what);
    if (examined.expected === 'allowed') this.needed += 1;
    else this.forbidden += 1;
    if (!isRight(examined)) this.problems.push(`${title}: ${toMessage(examined)}`);
  }

  private judgeGrant(title: string, { role, statement, action, resource }: SpareGrant): void {
    const kept = KEPT_GRANTS.find((entry) => entry.statement === statement && entry.actions.includes(action));
    if (kept) this.seen.add(`kept ${statement}`);
    else this.problems.push(`${title}: ${role} may ${action} on ${resource} (${statement}), and no call needs it`);
  }

  /** Rows and exceptions that are about nothing any more. */
  private findStale(): readonly string[] {
    return [
      ...[...ALL_DENIALS, ...ACCEPTED]
        .filter(({ what }) => !this.seen.has(what))
        .map(({ what }) => `nobody tried to ${what}`),
      ...KEPT_GRANTS.filter(({ statement }) => !this.seen.has(`kept ${statement}`)).map(
        ({ statement }) => `no role has a spare right in ${statement}: take the entry out of kept-grants.ts`,
      ),
    ];
  }
}
