import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSpec } from '../../src/check-spec';
import type { PipelineSpec } from '../../src/spec/pipeline-spec';
import { PIPELINE_SCHEMA } from '../../src/spec/schema';

describe.each(['pipeline', 'platform'])('the generated validator %s', (name) => {
  test('needs no package', () => {
    const code = readFileSync(join(__dirname, '../../schema', `${name}.validator.js`), 'utf8');
    expect(code).not.toMatch(/\brequire\(|\bimport\b/);
  });
});

describe('the length of a text', () => {
  const spec = (project: string): PipelineSpec => ({ service: 'orders', project, source: { kind: 's3' } });
  const tell = (project: string) =>
    checkSpec(spec(project))
      .filter(({ code }) => code === 'wrong-length')
      .map(({ message }) => message);

  test('is counted in characters, those with two units included', () => {
    expect(tell('🚀'.repeat(256))).toEqual([]);
    expect(tell('🚀'.repeat(257))).toEqual(['project must be between 1 and 256 characters long, got 257']);
    expect(tell('\ud83d'.repeat(257))).toEqual(['project must be between 1 and 256 characters long, got 257']);
  });
});

test('as many wrong values as a spec may hold are all found', () => {
  const environment = Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`V${index}`, index]));
  const errors = PIPELINE_SCHEMA.findErrors({ service: 'orders', source: { kind: 's3' }, build: { environment } });
  expect(errors.filter(({ keyword }) => keyword === 'type')).toHaveLength(90_000);
});
