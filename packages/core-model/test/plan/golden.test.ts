import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadSystem, planOf, SYSTEM_NAMES } from '../specs';

const UPDATE = 'UPDATE_GOLDEN=1 npx jest --coverage=false test/plan/golden';
const MOST_SHOWN = 20;

describe('the decisions for the reference systems', () => {
  test.each(SYSTEM_NAMES)('%s: the plan is the golden one', (name) => {
    const path = join(__dirname, '..', '..', 'golden', `${name}.plan.json`);
    const plan = planOf(loadSystem(name), 'dev');
    if (process.env.UPDATE_GOLDEN) save(path, plan);
    const differences = existsSync(path)
      ? listDifferences(JSON.parse(readFileSync(path, 'utf8')), plan, 'plan')
      : ['there is no golden plan'];
    if (differences.length > 0) throw new Error(explain(name, differences));
    expect(readFileSync(path, 'utf8')).toBe(format(plan));
  });
});

describe('the difference between two plans', () => {
  test('is told by path, with both values', () => {
    const golden = { names: ['a', 'b'], logs: { days: 7, key: 'x' } };
    const plan = { names: ['a', 'c', 'd'], logs: { days: 30 } };
    expect(listDifferences(golden, plan, 'plan')).toEqual([
      'plan.names[1]: "b" is now "c"',
      'plan.names[2]: "d" is new',
      'plan.logs.days: 7 is now 30',
      'plan.logs.key: "x" is gone',
    ]);
  });

  test('is empty for equal plans', () => {
    expect(listDifferences({ a: [{ b: 1 }] }, { a: [{ b: 1 }] }, 'plan')).toEqual([]);
  });

  test('says how to accept it', () => {
    expect(explain('five-stage', ['plan.a: 1 is now 2'])).toContain(UPDATE);
  });
});

function format(plan: unknown): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

function save(path: string, plan: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, format(plan));
}

function explain(name: string, differences: readonly string[]): string {
  const more = differences.length - MOST_SHOWN;
  return [
    `the plan of ${name} is not the golden one:`,
    ...differences.slice(0, MOST_SHOWN).map((difference) => `  ${difference}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    'if that is what you want, accept it in packages/core-model and look at the diff:',
    `  ${UPDATE}`,
  ].join('\n');
}

function listDifferences(golden: unknown, plan: unknown, path: string): readonly string[] {
  if (golden === undefined) return [`${path}: ${show(plan)} is new`];
  if (plan === undefined) return [`${path}: ${show(golden)} is gone`];
  if (!isBranch(golden) || !isBranch(plan) || Array.isArray(golden) !== Array.isArray(plan))
    return golden === plan ? [] : [`${path}: ${show(golden)} is now ${show(plan)}`];
  const keys = [...new Set([...Object.keys(golden), ...Object.keys(plan)])];
  return keys.flatMap((key) =>
    listDifferences(golden[key], plan[key], Array.isArray(plan) ? `${path}[${key}]` : `${path}.${key}`),
  );
}

function isBranch(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
