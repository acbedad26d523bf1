import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderSystem } from './support/render';

interface Row {
  readonly type: string;
  readonly theirs: number;
  readonly ours: number;
  readonly reason: string;
}

const PAGE = join(__dirname, '../../../docs/reference-systems/python-blue-green.md');

const ROWS: readonly Row[] = [
  ...readFileSync(PAGE, 'utf8').matchAll(/^\| `(\S+)` \| (\d+) \| (\d+) \| (.*?) ?\|$/gm),
].map(([, type = '', theirs, ours, reason = '']) => ({ type, theirs: Number(theirs), ours: Number(ours), reason }));

describe('the page that compares python-blue-green resource by resource', () => {
  test('counts the resources of the rendered template', () => {
    const counted: Record<string, number> = {};
    for (const { type } of renderSystem('python-blue-green').template.resources)
      counted[type] = (counted[type] ?? 0) + 1;
    const told = Object.fromEntries(ROWS.filter(({ ours }) => ours > 0).map(({ type, ours }) => [type, ours]));
    expect(told).toEqual(counted);
  });

  test('adds up to the 69 of the description', () => {
    expect(ROWS.reduce((sum, { theirs }) => sum + theirs, 0)).toBe(69);
  });

  test('gives a reason where the numbers differ, and only there', () => {
    const wrong = ROWS.filter(({ theirs, ours, reason }) => (theirs === ours) === (reason !== ''));
    expect(wrong.map(({ type }) => type)).toEqual([]);
  });
});
