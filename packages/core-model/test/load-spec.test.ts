import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSpec } from '../src/check-spec';
import { parseSpec, readSpec } from '../src/load-spec';
import { isPipelineError } from '../src/spec/pipeline-error';
import type { Problem } from '../src/spec/problem';

const YAML = 'service: orders\nsource: { kind: s3 }\n';

/** What the text or file is refused with. */
function refusal(action: () => unknown): Problem {
  try {
    action();
  } catch (error) {
    if (isPipelineError(error)) return error.problems[0] as Problem;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('Reading a spec', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'core-model-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  test.each(['orders.yaml', 'orders.yml', 'ORDERS.YAML'])('%s is read as YAML', (name) => {
    expect(readSpec(write(name, YAML))).toEqual({ service: 'orders', source: { kind: 's3' } });
  });

  test('JSON gives the same as YAML', () => {
    expect(readSpec(write('orders.json', '{ "service": "orders", "source": { "kind": "s3" } }'))).toEqual(
      parseSpec(YAML),
    );
  });

  test('a module exports a spec by default or as a whole', () => {
    const body = '{ service: "orders", source: { kind: "s3" } }';
    expect(readSpec(write('whole.cjs', `module.exports = ${body};`))).toEqual(parseSpec(YAML));
    expect(readSpec(write('default.cjs', `exports.default = ${body};`))).toEqual(parseSpec(YAML));
  });

  test('a module that fails is refused with its own message', () => {
    expect(refusal(() => readSpec(write('failing.cjs', 'throw new Error("boom");'))).message).toBe(
      'the spec cannot be loaded: boom',
    );
    expect(refusal(() => readSpec(write('nothing.cjs', 'module.exports = 1;'))).message).toBe(
      'the spec exports no spec',
    );
  });

  test('a module whose own spec is refused tells those problems', () => {
    const path = write(
      'refused.cjs',
      "const brand = Symbol.for('@tap-pipeline/core-model.PipelineError'); const problems = [{ code: 'wrong-form' }]; throw { [brand]: true, problems };",
    );
    expect(refusal(() => readSpec(path)).code).toBe('wrong-form');
  });

  test('a file that is not there, and a folder, are refused', () => {
    mkdirSync(join(folder, 'folder.yaml'));
    expect(refusal(() => readSpec(join(folder, 'none.yaml')))).toMatchObject({
      code: 'unreadable-file',
      message: 'the spec cannot be read: there is no such file',
      file: join(folder, 'none.yaml'),
    });
    expect(refusal(() => readSpec(join(folder, 'folder.yaml'))).message).toBe(
      'the spec cannot be read: it is a folder',
    );
    expect(refusal(() => readSpec(join(folder, 'nul\0.yaml'))).code).toBe('unreadable-file');
  });

  test('a file with an unknown ending is refused', () => {
    expect(refusal(() => readSpec('spec.toml')).message).toBe('the spec has the unknown ending .toml');
    expect(refusal(() => readSpec('spec')).message).toBe('the spec has the unknown ending (none)');
  });

  test('bytes that are not UTF-8 are refused', () => {
    expect(refusal(() => readSpec(write('latin1.yaml', Uint8Array.from([0x61, 0xe9])))).code).toBe('not-utf8');
  });

  test('a file of more than 256 KiB is refused before it is parsed', () => {
    expect(refusal(() => readSpec(write('large.yaml', `${YAML}# ${'x'.repeat(1024 * 1024)}`))).code).toBe('too-large');
    expect(refusal(() => parseSpec('x'.repeat(1024 * 1024 + 1))).code).toBe('too-large');
  });
});

describe('What is no text', () => {
  test.each([
    ['bytes', Buffer.from(YAML), 'an object'],
    ['a number', 7, 'a number'],
    ['nothing', undefined, 'nothing'],
    ['a list', [YAML], 'a list'],
  ])('%s: refused as the text, and as the path, of a spec', (_, value, kind) => {
    expect(refusal(() => parseSpec(value as never, 'orders.yaml'))).toMatchObject({
      code: 'syntax-error',
      message: `the spec cannot be parsed: it must be a text, got ${kind}`,
      file: 'orders.yaml',
      fix: 'read the file as UTF-8',
    });
    expect(refusal(() => readSpec(value as never))).toMatchObject({
      code: 'unreadable-file',
      message: `the spec cannot be read: its path must be a text, got ${kind}`,
    });
  });
});

describe('Texts that are no spec', () => {
  test.each([
    ['nothing', '', 'empty-file'],
    ['blanks', ' \n\n', 'empty-file'],
    ['a comment', '# later\n', 'empty-file'],
    ['a document mark', '---\n', 'empty-file'],
    ['a list', '- a\n- b\n', 'not-an-object'],
    ['a text', 'orders\n', 'not-an-object'],
    ['a number', '42\n', 'not-an-object'],
    ['two documents', `${YAML}---\n${YAML}`, 'several-documents'],
    ['a duplicate key', 'service: a\nservice: b\n', 'syntax-error'],
    ['a tab as indentation', 'build:\n\tcompute: small\n', 'syntax-error'],
    ['an open bracket', 'source: { kind: s3\n', 'syntax-error'],
    ['an open quote', 'service: "orders\n', 'syntax-error'],
    ['an unknown tag', 'service: !Ref Orders\n', 'syntax-error'],
    ['an alias without an anchor', 'service: *orders\n', 'syntax-error'],
    ['a NUL character', 'service: a\0b\n', 'syntax-error'],
    ['an endless anchor', 'source: &a { kind: *a }\n', 'endless'],
    ['deep brackets', `service: ${'['.repeat(100_000)}`, 'endless'],
    ['deep braces', `${'{a: '.repeat(10_000)}`, 'endless'],
    ['deep keys', `${'? '.repeat(50_000)}x`, 'endless'],
    ['deep lists', `${'- '.repeat(50_000)}x`, 'endless'],
  ])('%s: refused with a code, without a stack trace', (_, text, code) => {
    expect(refusal(() => parseSpec(text))).toMatchObject({ code, file: 'spec.yaml' });
  });

  test('deep indentation is refused', () => {
    const deep = (depth: number) => Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
    expect(checkSpec(parseSpec(deep(200))).map(({ code }) => code)).toEqual(['endless']);
  });

  test('aliases that multiply are refused', () => {
    const lines = Array.from(
      { length: 30 },
      (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}, *a${index}]`,
    );
    expect(refusal(() => parseSpec(['a0: &a0 [x, x]', ...lines].join('\n'))).code).toBe('syntax-error');
  });

  test('the position of a syntax error is told', () => {
    expect(refusal(() => parseSpec('service: orders\nservice: b\n', 'a.yaml')).position).toEqual({
      line: 2,
      column: 1,
    });
    expect(refusal(() => parseSpec('service: a\nx: \u0001\n')).position).toEqual({ line: 2, column: 4 });
  });

  test('every syntax error of a text is told', () => {
    const action = () => parseSpec('a: 1\na: 2\nb: 1\nb: 2\n');
    expect(action).toThrow(/2 problems/);
  });

  test.each([
    ['a comma at the end', '{ "service": "orders", }'],
    ['a comment', '{ "service": "orders" } // later'],
    ['a key without quotes', '{ service: "orders" }'],
    ['a key that occurs twice', '{ "service": "a", "service": "b" }'],
  ])('JSON with %s is refused', (_, text) => {
    expect(refusal(() => parseSpec(text, 'orders.json')).code).toBe('syntax-error');
  });
});

describe('Texts in unusual clothes', () => {
  test('a byte order mark and Windows line ends change nothing', () => {
    const spec = parseSpec('\uFEFFservice: orders\r\nsource:\r\n  kind: s4\r\n');
    expect(checkSpec(spec)[0]).toMatchObject({ path: 'source.kind', position: { line: 3, column: 3 } });
  });

  test('an anchor that is used twice is fine', () => {
    const spec = parseSpec(`${YAML}tests:\n  - { name: a, commands: &c [pytest] }\n  - { name: b, commands: *c }\n`);
    expect(checkSpec(spec)).toEqual([]);
  });

  test('yes and no are texts, as in YAML 1.2', () => {
    expect(parseSpec('service: yes\nsource: { kind: no }')).toEqual({ service: 'yes', source: { kind: 'no' } });
  });

  test('a key __proto__ is refused like any unknown key', () => {
    expect(checkSpec(parseSpec(`${YAML}__proto__: { polluted: true }`)).map(({ message }) => message)).toEqual([
      '__proto__ is not known',
    ]);
    expect(
      checkSpec(JSON.parse('{"service":"orders","source":{"kind":"s3","__proto__":{"kind":"x"}}}')).map(
        ({ path }) => path,
      ),
    ).toEqual(['source.__proto__']);
  });
});

describe('Positions', () => {
  const at = (text: string) =>
    checkSpec(parseSpec(text)).map(({ path, position }) => `${path} ${position?.line}:${position?.column}`);

  test('a value is shown at its key, an entry of a list at itself', () => {
    expect(at(`${YAML}build:\n  compute: huge\n`)).toEqual(['build.compute 4:3']);
    expect(at(`${YAML}tests:\n  - name: unit\n    commands:\n      - pytest\n      - 5\n`)).toEqual([
      'tests[0].commands[1] 7:9',
    ]);
  });

  test('a missing key is shown where it should be', () => {
    expect(at('service: orders\nsource:\n  kind: github\n')).toEqual(['source.repository 3:3']);
  });

  test('JSON has positions too', () => {
    const spec = parseSpec('{\n  "service": "orders",\n  "source": { "kind": "s4" }\n}', 'orders.json');
    expect(checkSpec(spec)[0]).toMatchObject({ file: 'orders.json', position: { line: 3, column: 15 } });
  });

  test('a spec that was written in code has none', () => {
    expect(checkSpec({ service: 'orders' })[0]).not.toHaveProperty('position');
  });
});
