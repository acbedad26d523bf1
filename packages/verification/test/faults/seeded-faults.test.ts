import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyFault } from '../../src/faults/apply-fault';
import { FAULT_KINDS } from '../../src/faults/fault';
import { SEEDED_FAULTS } from '../../src/faults/seeded-faults';

const ROOT = join(__dirname, '../../../..');

describe('the seeded faults', () => {
  test('are many, of every kind', () => {
    expect(SEEDED_FAULTS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(SEEDED_FAULTS.map(({ kind }) => kind))).toEqual(new Set(FAULT_KINDS));
  });

  test('have names of their own', () => {
    expect(new Set(SEEDED_FAULTS.map(({ id }) => id)).size).toBe(SEEDED_FAULTS.length);
  });

  test.each(SEEDED_FAULTS.map((fault) => [fault.id, fault] as const))('still fit the sources: %s', (_, fault) => {
    const text = readFileSync(join(ROOT, fault.file), 'utf8');
    expect(applyFault(text, fault)).not.toBe(text);
  });
});
