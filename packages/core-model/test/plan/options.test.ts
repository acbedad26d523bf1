import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDifferences } from '../plan-difference';
import { planOf, SPECS } from '../specs';

const GOLDEN = join(__dirname, '..', '..', 'golden', 'options.txt');
const UPDATE = 'UPDATE_GOLDEN=1 npx jest --coverage=false test/plan/options';
const MOST_SHOWN = 10;

type SpecName = keyof typeof SPECS;
const NAMES = Object.keys(SPECS) as readonly SpecName[];

describe('what each option changes in the plan of the simplest spec', () => {
  if (process.env.UPDATE_GOLDEN)
    writeFileSync(GOLDEN, NAMES.map((name) => `## ${name}\n${tellOption(name).join('\n')}\n`).join('\n'));

  const golden = new Map(
    readFileSync(GOLDEN, 'utf8')
      .split(/^## /m)
      .map((section) => section.trimEnd().split('\n'))
      .map(([name = '', ...lines]) => [name, lines]),
  );

  test.each(NAMES)('%s', (name) => {
    const before = golden.get(name) ?? [];
    const now = tellOption(name);
    const changes = [
      ...before.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
      ...now.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
    ];
    if (changes.length > 0) throw new Error(explain(name, changes));
    expect(now).toEqual(before);
  });

  test('is told for these options, and for no others', () => {
    expect([...golden.keys()].filter((name) => name !== '')).toEqual(NAMES);
  });
});

describe('the difference between two plans', () => {
  test('is told by path, with the value that holds now', () => {
    const base = { logs: { days: 7, key: 'x' }, actions: ['a'] };
    const plan = { logs: { days: 30 }, actions: ['a', 'b'] };
    expect(listDifferences(base, plan)).toEqual(['.logs.days: 30', '.logs.key: gone', '.actions: ["a","b"]']);
  });

  test('finds the elements of a list by their names, and tells their order', () => {
    const base = [{ name: 'Source' }, { name: 'Deploy', role: 'a' }];
    const plan = [{ name: 'Source' }, { name: 'Test' }, { name: 'Deploy', role: 'b' }];
    expect(listDifferences(base, plan, 'stages')).toEqual([
      'stages: [Source] [Test] [Deploy]',
      'stages[Deploy].role: "b"',
      'stages[Test]: {"name":"Test"}',
    ]);
  });

  test('is empty for equal plans', () => {
    expect(listDifferences({ a: [{ id: 'x', b: 1 }] }, { a: [{ id: 'x', b: 1 }] })).toEqual([]);
  });
});

/** The simplest deployed service for those that deploy one, and the simplest spec for the others. */
function tellOption(name: SpecName): readonly string[] {
  const spec = SPECS[name];
  if (name === 'minimal') return listDifferences({}, planOf(spec));
  const base = 'deploy' in spec && name !== 'a deployed service' ? SPECS['a deployed service'] : SPECS.minimal;
  return listDifferences(planOf(base), planOf(spec));
}

function explain(name: string, changes: readonly string[]): string {
  const more = changes.length - MOST_SHOWN;
  return [
    `the option "${name}" changes something else than before:`,
    ...changes.slice(0, MOST_SHOWN).map((change) => `  ${change.slice(0, 300)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    'if that is what you want, accept it in packages/core-model and look at the diff of golden/options.txt:',
    `  ${UPDATE}`,
  ].join('\n');
}
