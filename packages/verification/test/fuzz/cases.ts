import type { FuzzCase } from '../../src/fuzz/fuzz-case';

/** A case of the simplest spec, with differences. */
export function caseOf(differences: Partial<FuzzCase> = {}): FuzzCase {
  return {
    spec: { service: 'orders', source: { kind: 's3' } },
    edits: [],
    form: 'object',
    textEdits: [],
    file: { ending: '.yaml', encoding: 'utf8' },
    sources: {},
    ...differences,
  };
}
