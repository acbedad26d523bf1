import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEEDED_FAULTS } from '../../src/faults/seeded-faults';

const PAGE = readFileSync(join(__dirname, '../../../../docs/faults.md'), 'utf8');

describe('docs/faults.md', () => {
  test('lists every fault, and no other', () => {
    const listed = [...PAGE.matchAll(/^\| `([^`]+)`/gm)].map(([, id]) => id);
    expect(listed.sort()).toEqual(SEEDED_FAULTS.map(({ id }) => id).sort());
  });

  test('names a test for each', () => {
    expect(PAGE).toContain(`${SEEDED_FAULTS.length} of ${SEEDED_FAULTS.length} are found.`);
    expect(PAGE).not.toContain('**nothing**');
  });
});
