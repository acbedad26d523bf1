import type { ResourceStatement, RolePlan, Statement } from '@tap-pipeline/core-model';
import { capitalise } from '../../capitalise';
import { toCode, toTable } from '../../markdown';
import type { LifeCall } from '../calls/call';
import { DOCUMENTS } from '../calls/documents';
import type { Scene } from '../denials/denial';
import { KEPT_GRANTS } from '../kept-grants';
import { nameCondition, nameWho, toWords } from './words';

/** Who may assume a role, what it may do, with what, and what for. */
export function roleSection({ places, calls }: Scene, role: RolePlan): string {
  const own = calls.filter(({ principal }) => principal === places.role(role.id));
  const when = nameCondition(places, role.trust.conditions);
  return [
    `### ${role.name}`,
    `${role.description}. ${capitalise(nameWho(places, role.trust.principal))} may assume it${when ? `, when ${when.replaceAll('<br>', ' ')}` : ''}.`,
    role.statements.length === 0
      ? 'It may do nothing.'
      : toTable(
          ['may', 'with', 'when', 'what for'],
          role.statements.map((statement) => [...cellsOf(places, statement), reasonsOf(statement, own)]),
        ),
  ].join('\n\n');
}

/** What the policy of a key, bucket or topic says. */
export function resourceSection({ places }: Scene, title: string, policy: readonly ResourceStatement[]): string {
  return [
    `### ${title}`,
    toTable(
      ['who', 'may', 'with', 'when'],
      policy.map((statement) => {
        const who = statement.principals.map((principal) => nameWho(places, principal)).join('<br>');
        const [may = '', what, when = ''] = cellsOf(places, statement);
        return [who, may, what === 'everything' ? 'itself' : (what ?? ''), when];
      }),
    ),
  ].join('\n\n');
}

function cellsOf(places: Scene['places'], { effect, actions, resources, conditions }: Statement): readonly string[] {
  return [
    `${effect === 'Deny' ? '**may not** ' : ''}${actions.map(toCode).join('<br>')}`,
    resources.map((resource) => toWords(places, resource)).join('<br>'),
    nameCondition(places, conditions),
  ];
}

/** What the calls are for that a statement allows, with where AWS says so; a statement that refuses is for none. */
function reasonsOf({ sid, effect, actions }: Statement, own: readonly LifeCall[]): string {
  if (effect === 'Deny') return '';
  const used = own.filter(({ action }) => actions.includes(action));
  const reasons = used.map(({ what, document }) => `${what} ([AWS](${DOCUMENTS[document].url}))`);
  const kept = KEPT_GRANTS.find(({ statement }) => statement === sid);
  return [...new Set(reasons.length > 0 ? reasons : [kept?.reason ?? ''])].join('<br>');
}
