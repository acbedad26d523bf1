import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { compareWithList, readList, toEntry } from '../mutation/survivors.mjs';
import { ROOT } from '../run.mjs';

const SOURCE = `export function first(list) {
  return list.length > 0
    ? list[0]
    : undefined;
}
`;

/** A mutant in the words of Stryker's report, which counts from 1. */
function mutantOf(from, replacement) {
  const place = (offset) => {
    const before = SOURCE.slice(0, offset).split('\n');
    return { line: before.length, column: before.at(-1).length + 1 };
  };
  const start = SOURCE.indexOf(from);
  return { fileName: 'src/first.ts', location: { start: place(start), end: place(start + from.length) }, replacement };
}

const inLine = toEntry(mutantOf('list.length > 0', 'list.length >= 0'), SOURCE);
const acrossLines = toEntry(mutantOf(SOURCE.slice(SOURCE.indexOf('list.length'), SOURCE.indexOf(';')), 'true'), SOURCE);

describe('a mutant that survived', () => {
  test('is told by its line of source, the part that was replaced, and by what', () => {
    assert.deepEqual(inLine, {
      file: 'src/first.ts',
      line: 'return list.length > 0',
      from: 'list.length > 0',
      to: 'list.length >= 0',
    });
  });

  test('is told in one line where it goes over several', () => {
    assert.equal(acrossLines.line, 'return list.length > 0');
    assert.equal(acrossLines.from, 'list.length > 0 ? list[0] : undefined');
  });
});

describe('the list of survivors', () => {
  const files = new Set(['src/first.ts']);

  test('is true where it has what survived', () => {
    assert.deepEqual(compareWithList([inLine], [inLine], files), { unknown: [], gone: [], known: 1 });
  });

  test('has to have what survived; it is told in the form of the list', () => {
    const { unknown, gone, known } = compareWithList([inLine, acrossLines], [inLine], files);
    assert.deepEqual(parse(unknown.join('\n')), [acrossLines]);
    assert.deepEqual({ gone, known }, { gone: [], known: 1 });
  });

  test('may not have what is found by now, in the files that were looked at', () => {
    const elsewhere = { ...inLine, file: 'src/second.ts' };
    const { unknown, gone } = compareWithList([], [inLine, elsewhere], files);
    assert.deepEqual([unknown, parse(gone.join('\n'))], [[], [inLine]]);
  });

  test('has a reason for each entry, and none twice', () => {
    const list = readList(fileURLToPath(new URL('packages/core-model/test/mutation/survivors.yaml', ROOT)));
    assert.ok(list.length > 0);
    assert.equal(new Set(list.map((entry) => JSON.stringify(entry))).size, list.length);
  });
});
