import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CATALOGUE } from '../../src/spec/catalogue';
import { findExampleProblem } from '../../src/spec/example';
import { EXAMPLE_FILES } from '../../src/spec/example-files';

const KINDS = CATALOGUE.flatMap(({ kinds }) => kinds).map((kind) => [kind.code, kind] as const);

describe('The catalogue of problems', () => {
  const folder = mkdtempSync(join(tmpdir(), 'core-model-'));
  beforeAll(() => {
    for (const [name, bytes] of Object.entries(EXAMPLE_FILES)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(KINDS)('the example of %s really has the problem, and says what to change', (_, kind) => {
    const problem = findExampleProblem(kind, folder);
    expect(problem?.code).toBe(kind.code);
    expect(problem?.fix).not.toBe('');
    expect(kind.meaning).toMatch(/\.$/);
  });

  test.each(KINDS)('%s speaks in lower case, on one line, without a full stop', (_, kind) => {
    const { message = '' } = findExampleProblem(kind, folder) ?? {};
    expect(message).toMatch(/^[a-z]/);
    expect(message).not.toMatch(/\n|\.$/);
  });

  test('codes are in kebab case and never shared', () => {
    const codes = KINDS.map(([code]) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});
