import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSpec } from '../../src/check-spec';
import { parseSpec } from '../../src/load-spec';
import { isKept, STRICT_CONTROLS } from '../../src/spec/hardening';

const PAGE = readFileSync(join(__dirname, '../../../../docs/hardening.md'), 'utf8');
const [, TABLE = ''] = /## What strict sets\n([\s\S]*?)\n## /.exec(PAGE) ?? [];

describe('the page about hardening', () => {
  test('lists every control that strict sets, with its price and its document', () => {
    const rows = TABLE.split('\n').filter((line) => line.startsWith('| `'));
    const paths = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, path]) => path));
    const controls = [...STRICT_CONTROLS.map(({ path }) => path), 'deploy.service.certificate', 'network.egress'];
    expect([...paths].sort()).toEqual([...controls].sort());
    for (const row of rows) expect(row.split('|').filter((cell) => cell.trim() !== '')).toHaveLength(5);
  });

  test.each(STRICT_CONTROLS.map((control) => [control.path, control] as const))(
    'says what strict sets %s to',
    (path, { value }) => {
      const row = TABLE.split('\n').find((line) => line.includes(`\`${path}\``)) ?? '';
      expect(row.split('|')[3]).toContain(typeof value === 'number' ? `at least ${value}` : `\`${value}\``);
    },
  );

  test('begins with a spec that is right', () => {
    const [, spec = ''] = /```yaml spec\n([\s\S]*?)```/.exec(PAGE) ?? [];
    expect(checkSpec(parseSpec(spec))).toEqual([]);
  });
});

describe('a control', () => {
  const [days] = STRICT_CONTROLS.filter(({ path }) => path === 'logs.buildDays');
  const [key] = STRICT_CONTROLS.filter(({ path }) => path === 'encryption.key');

  test.each([
    [days, 365, true],
    [days, 3653, true],
    [days, 180, false],
    [days, 'long', false],
    [key, 'customer-managed', true],
    [key, 'aws-managed', false],
  ] as const)('is kept by the value itself and by more of a number', (control, value, kept) => {
    expect(control && isKept(control, value)).toBe(kept);
  });
});
