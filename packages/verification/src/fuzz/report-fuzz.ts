import type { FuzzReport } from './fuzz';

/** The report as text: how many of each answer, and of a fault all that it takes to see it again. */
export function toFuzzReport({ tried, planned, rendered, refused, fault }: FuzzReport): string {
  const count = Object.values(refused).reduce((sum, number) => sum + number, 0);
  const codes = Object.entries(refused).map(([code, number]) => `${code} ${number}`);
  const summary = [
    `${tried} specs: ${planned} with a plan, ${count} refused with a path and a code`,
    ...rendered.map((each) => `built by ${each.name}: ${each.count}, ${shareOf(each.every)}`),
    ...(codes.length > 0 ? [`refused for: ${codes.join(', ')}`] : []),
  ];
  if (!fault) return summary.join('\n');
  return [
    ...summary,
    '',
    `A fault: ${fault.text}`,
    '',
    'The smallest case:',
    JSON.stringify(fault.fuzzCase, null, 2),
    ...(fault.path === '' ? [] : ['', `Again: npm run fuzz -- --seed ${fault.seed} --path ${fault.path}`]),
  ].join('\n');
}

function shareOf(every: number): string {
  return every === 1 ? 'every plan' : `one of ${every} plans, since building takes longer than planning`;
}
