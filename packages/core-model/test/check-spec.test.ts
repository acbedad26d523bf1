import * as fc from 'fast-check';
import { checkSpec, resolveWith } from '../src/check-spec';
import { parseSpec } from '../src/load-spec';
import { isPipelineError } from '../src/spec/pipeline-error';
import type { PipelineSpec } from '../src/spec/pipeline-spec';
import { PIPELINE_SCHEMA, type SchemaNode } from '../src/spec/schema';

const SPEC: PipelineSpec = { service: 'orders', source: { kind: 's3' } };

describe('Checking a spec', () => {
  test('every problem is told at once, shape and sense together, sorted by path', () => {
    const text =
      'service: Orders\nsource: { kind: s3 }\nbuild: { compute: huge }\ndeploy: { target: ecs, service: { cpu: 256, memoryMiB: 4096 } }\ntags: { "aws:x": y }';
    expect(checkSpec(parseSpec(text)).map(({ code, path }) => `${path} ${code}`)).toEqual([
      'build.compute not-allowed',
      'deploy.service.memoryMiB fargate-size',
      'service wrong-form',
      'tags["aws:x"] bad-tag',
    ]);
  });

  test('a part of the wrong shape raises no false alarm in other parts', () => {
    const text =
      'service: orders\nsource: { kind: s3 }\ntests: [{ name: UNIT, commands: [pytest] }]\napprovals: [{ before: test }]';
    expect(checkSpec(parseSpec(text)).map(({ path }) => path)).toEqual(['tests[0].name']);
  });

  test.each([
    ['a function', { tests: () => [] }, 'not-data'],
    ['a date', { purpose: new Date(0) }, 'not-data'],
    ['a number that is none', { artifacts: { expireDays: Number.NaN } }, 'not-data'],
    ['a symbol', { purpose: Symbol('x') }, 'not-data'],
    ['a large integer', { purpose: 1n }, 'not-data'],
  ])('%s in a spec is refused', (_, part, code) => {
    expect(checkSpec({ ...SPEC, ...part }).map((problem) => problem.code)).toEqual([code]);
  });

  test('a spec that contains itself is refused', () => {
    const spec: Record<string, unknown> = { ...SPEC };
    spec.build = { vpc: spec };
    expect(checkSpec(spec).map(({ message }) => message)).toEqual(['build.vpc contains itself']);
  });

  test('a spec without end is refused', () => {
    const deep = Array.from({ length: 5000 }).reduce<unknown>((inner) => [inner], 'x');
    expect(checkSpec({ ...SPEC, tests: deep }).map(({ code }) => code)).toEqual(['endless']);
    const doubled = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner, inner], 'x');
    expect(checkSpec({ ...SPEC, tests: doubled }).map(({ code }) => code)).toEqual(['too-large']);
  });

  test('of very many problems the first hundred are told, and the rest is counted, in little time', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`);
    const problems = checkSpec(parseSpec(`service: orders\nsource: { kind: s3 }\n${lines.join('\n')}`));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toBe('the spec has at least 400 more problems');
  });

  test('a key whose value is undefined counts as left out', () => {
    expect(checkSpec({ ...SPEC, build: undefined, team: undefined })).toEqual([]);
  });

  test.each([[null], [undefined], ['text'], [42], [true], [[]], [() => 1]])('%p is no spec', (value) => {
    expect(checkSpec(value)).toHaveLength(1);
  });
});

describe('Anything', () => {
  test('any JSON value is a spec or has problems, each with code, path, message and fix', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        for (const problem of checkSpec(value)) {
          expect(problem).toMatchObject({
            code: expect.stringMatching(/^[a-z0-9-]+$/),
            path: expect.any(String),
            message: expect.any(String),
            fix: expect.stringMatching(/./),
          });
          expect(problem.message.length).toBeLessThan(1500);
        }
      }),
    );
  });

  test('any value at any place of a spec is accepted or refused at a path, and never breaks the check', () => {
    const parts = Object.keys(PIPELINE_SCHEMA.root().properties ?? {});
    const part = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom({ kind: 'new' }, { target: 'ecs' }, { kind: 'github', repository: 'a/b' }, 'none', []),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...parts), part), (values) => {
        expect(Array.isArray(checkSpec({ ...SPEC, ...values }))).toBe(true);
      }),
    );
  });

  test('any part of a spec that follows the schema resolves or is refused with a path', () => {
    fc.assert(
      fc.property(arbitrary(PIPELINE_SCHEMA.root(), 0), (spec) => {
        const problems = checkSpec(spec);
        for (const { code, path } of problems) expect(`${code} ${path}`).toMatch(/^[a-z0-9-]+ /);
        if (problems.length === 0)
          expect(resolveWith(spec as PipelineSpec).spec.service).toBe((spec as PipelineSpec).service);
      }),
      { numRuns: 200 },
    );
  });

  test('any text is a spec or a PipelineError', () => {
    const word = fc.constantFrom(
      'service',
      ':',
      ' ',
      '\n',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '&a',
      '*a',
      '!t',
      '|',
      '>',
      '#',
      '? ',
      '---',
      '\t',
      '%',
      '1.5',
      'null',
      '<<',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        try {
          checkSpec(parseSpec(words.join('')));
        } catch (error) {
          expect(isPipelineError(error)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('Where values came from', () => {
  test('layers are listed highest first, each with what it sets', () => {
    const spec: PipelineSpec = { ...SPEC, overrides: { prod: { removal: 'retain' } } };
    const sources = {
      explicit: { environmentSuffix: 'prod' },
      variables: { TAP_PIPELINE_BUILD_COMPUTE: 'large', TAP_PIPELINE_REMOVAL: 'destroy' },
    };
    expect(resolveWith(spec, sources).layers).toEqual([
      { name: 'explicit', from: 'the setting environmentSuffix', values: { suffix: 'prod' } },
      { name: 'variable', from: 'the environment variable TAP_PIPELINE_REMOVAL', values: { removal: 'destroy' } },
      {
        name: 'variable',
        from: 'the environment variable TAP_PIPELINE_BUILD_COMPUTE',
        values: { build: { compute: 'large' } },
      },
      { name: 'override', from: 'overrides.prod', values: { removal: 'retain' } },
      { name: 'spec', from: 'the spec', values: SPEC },
    ]);
  });

  test('defaults come with their reasons', () => {
    expect(resolveWith(SPEC).defaults).toContainEqual(
      expect.objectContaining({ path: 'build.compute', value: 'small', reason: expect.any(String) }),
    );
  });

  test('a spec with problems is not resolved', () => {
    expect(() => resolveWith({ ...SPEC, service: 'X' })).toThrow(/service does not have the right form/);
  });
});

/** Values that follow the schema, mostly. */
function arbitrary(node: SchemaNode, depth: number): fc.Arbitrary<unknown> {
  if (node.$ref)
    return arbitrary(
      PIPELINE_SCHEMA.root().definitions?.[node.$ref.replace('#/definitions/', '')] as SchemaNode,
      depth,
    );
  if (node.oneOf) return fc.oneof(...node.oneOf.map((branch) => arbitrary(branch, depth)));
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum) return fc.constantFrom(...node.enum);
  switch (node.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.integer({ min: node.minimum ?? 0, max: Math.min(node.maximum ?? 1000, 100_000) });
    case 'array':
      return fc.array(arbitrary(node.items as SchemaNode, depth + 1), { minLength: node.minItems ?? 0, maxLength: 3 });
    case 'object':
      return arbitraryObject(node, depth);
    default:
      return node.pattern
        ? fc.stringMatching(new RegExp(node.pattern), { size: 'small' })
        : fc.string({ minLength: node.minLength ?? 0, maxLength: 20 });
  }
}

function arbitraryObject(node: SchemaNode, depth: number): fc.Arbitrary<unknown> {
  if (node.additionalProperties)
    return fc.dictionary(fc.stringMatching(/^[A-Z]{1,5}$/), arbitrary(node.additionalProperties, depth + 1), {
      maxKeys: 2,
    });
  const properties = Object.entries(node.properties ?? {}).filter(([key]) => key !== 'overrides' && key !== '$schema');
  return fc.record(Object.fromEntries(properties.map(([key, child]) => [key, arbitrary(child, depth + 1)])), {
    requiredKeys: [...(node.required ?? [])],
  });
}
