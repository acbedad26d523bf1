import { toCode, toTable } from '../../markdown';
import { ACCEPTED } from '../accepted';
import { DOCUMENTS } from '../calls/documents';
import { ALL_DENIALS, countAttempts, DENIALS } from '../denials';
import { sceneOf } from '../denials/denial';
import { KEPT_GRANTS } from '../kept-grants';
import type { System } from '../systems';
import { HEAD } from './system-page';

/** How to read the pages, and which there are. */
export function overviewPage(pages: readonly System[]): string {
  return [
    HEAD,
    '# Who may do what',
    INTRODUCTION,
    '## Systems',
    toTable(
      ['system', 'service', 'roles', 'calls that have to be allowed', 'calls that have to be denied'],
      pages.map((system) => {
        const scene = sceneOf(system.plan);
        return [
          `[${system.name}](${system.name}.md)`,
          system.plan.tags.Service ?? '',
          scene.roles.length,
          scene.calls.length,
          countAttempts(scene),
        ].map(String);
      }),
    ),
    'Each of them in all of its environments is examined; the pages show the first one.',
    '## What stays open',
    'Calls that an attacker might like, and that AWS gives no means against:',
    toTable(
      ['what', 'why'],
      ACCEPTED.map(({ what, reason }) => [what, reason]),
    ),
    'Rights that no call of the list is known to use:',
    toTable(
      ['statement', 'actions', 'why'],
      KEPT_GRANTS.map(({ statement, actions, reason }) => [statement, actions.map(toCode).join('<br>'), reason]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

const INTRODUCTION = `Every role of the three reference systems and of the fixtures of the conformance package: who may assume it, what it may do,
with what, and what for. Ids that AWS makes are made up; the account is 111122223333, the region eu-west-1.

**How it is examined.** \`npm run iam\` renders each system in each environment with the CDK and with Pulumi, puts ARNs in place
of references, and asks [iam-simulate](https://github.com/cloud-copilot/iam-simulate), an engine that knows AWS's actions,
resources and condition keys, for two lists of calls: those that components make in their lives ([calls](calls.md), each with the
AWS document) have to be allowed, and those of an attacker ([attacks](attacks.md)) have to be denied. Policies of roles, trust,
keys, buckets and topics decide together, as in AWS. Everything else in the account, and other accounts, are taken to be open to
everybody, so that it is these policies that say no; an administrator is allowed every attack on the rights of roles. Both
backends have to give the same answers. A right that no call needs is reported too, and so is a row that nothing tried.

**What it does not show.** Service control policies, permission boundaries and session policies are the account's. Calls that a
team's own commands make are not in a plan. What AWS does not document is not in the list: only an execution in AWS shows it.

iam-simulate is licensed under the AGPL. It is a tool of the tests, in a private package: nothing that is published has it.`;

/** Every call that nobody may make, by theme. */
export function attacksPage(): string {
  return [
    HEAD,
    '# Calls that have to be denied',
    `${ALL_DENIALS.length} rows; each is tried by every role that it can be about, in every system, with the policies of both backends.`,
    ...Object.entries(DENIALS).flatMap(([theme, denials]) => [
      `## ${theme}`,
      toTable(
        ['what is tried', 'why it has to be denied'],
        denials.map(({ what, reason }) => [what, reason]),
      ),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Every call that components make, by role, once for all systems. */
export function callsPage(systems: readonly System[]): string {
  const rows = new Map<string, Set<string>>();
  for (const { plan } of systems) {
    const { places, roles, calls } = sceneOf(plan);
    for (const { principal, what, document, action } of calls) {
      const role = roles.find(({ id }) => places.role(id) === principal);
      const who = role
        ? kindOf(
            role.id,
            plan.delivery.buildProjects.map(({ id }) => id),
          )
        : toCode(principal);
      const key = JSON.stringify([who, what, document]);
      rows.set(key, (rows.get(key) ?? new Set()).add(action));
    }
  }
  const cells = [...rows].map(([key, actions]) => {
    const [who, what, document] = JSON.parse(key) as [string, string, keyof typeof DOCUMENTS];
    const { title, url } = DOCUMENTS[document];
    return [who, what, [...actions].sort().map(toCode).join('<br>'), `[${title}](${url})`];
  });
  return [
    HEAD,
    '# Calls that have to be allowed',
    'What components ask AWS for in their lives, and the page that says so.',
    toTable(
      ['who', 'what for', 'calls', 'AWS document'],
      cells.sort((one, other) => (String(one) < String(other) ? -1 : 1)),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function kindOf(role: string, projects: readonly string[]): string {
  return projects.includes(role) ? 'role of a build, test or scan' : `role ${toCode(role)}`;
}
