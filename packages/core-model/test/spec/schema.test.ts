import Ajv from 'ajv';
import * as fc from 'fast-check';
import { PIPELINE_SCHEMA, PLATFORM_SCHEMA, schemaAt } from '../../src/spec/schema';
import { SCHEMA_PROBLEMS } from '../../src/spec/validate/schema-problems';

const FIXTURE = {
  service: 'orders',
  source: { kind: 'github', repository: 'acme/orders' },
  build: {
    runtime: { python: '3.12' },
    image: { platform: 'linux/arm64' },
    environment: { A: 'b', C: { secret: 'd' } },
  },
  deploy: { target: 'ecs', strategy: { kind: 'canary', percent: 10 } },
  notifications: [{ on: ['failed'], email: 'team@example.com' }],
};

describe('The JSON Schema', () => {
  const judge = new Ajv({ strict: false }).compile(PIPELINE_SCHEMA.root());

  test('is draft-07, with an id, a title and a description', () => {
    expect(PIPELINE_SCHEMA.root()).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: expect.stringMatching(/^https:/),
      title: expect.any(String),
      description: expect.any(String),
    });
  });

  test('has no object that takes unknown keys, except maps', () => {
    const loose: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties, additionalProperties } = node as { properties?: unknown; additionalProperties?: unknown };
      if (properties && (node as { type?: unknown }).type === 'object' && additionalProperties !== false)
        loose.push(path);
      for (const [key, value] of Object.entries(node)) visit(value, `${path}/${key}`);
    };
    visit(PIPELINE_SCHEMA.root(), '');
    expect(loose).toEqual([]);
  });

  test('describes every key', () => {
    const bare: string[] = [];
    for (const [name, definition] of Object.entries(PIPELINE_SCHEMA.root().definitions ?? {})) {
      for (const [key, node] of Object.entries(definition.properties ?? {})) {
        const target = node.$ref ? PIPELINE_SCHEMA.root().definitions?.[node.$ref.replace('#/definitions/', '')] : node;
        if (!node.description && !target?.description) bare.push(`${name}.${key}`);
      }
    }
    expect(bare).toEqual([]);
  });

  test('uses no keyword that the catalogue of problems cannot put into words', () => {
    const silent = [
      '$ref',
      '$schema',
      '$id',
      'title',
      'description',
      'default',
      'properties',
      'items',
      'definitions',
      'oneOf',
      'propertyNames',
    ];
    const used = new Set<string>();
    const visit = (node: object, isMap: boolean): void => {
      for (const [key, value] of Object.entries(node)) {
        if (!isMap) used.add(key);
        if (typeof value === 'object' && value !== null && key !== 'default')
          visit(value, !isMap && (key === 'properties' || key === 'definitions'));
      }
    };
    const { PipelineOverride, ...definitions } = PIPELINE_SCHEMA.root().definitions ?? {};
    const full = Object.entries(definitions).filter(([name]) => !name.endsWith('Override'));
    visit({ ...PIPELINE_SCHEMA.root(), definitions: Object.fromEntries(full) }, false);
    const words = [...used].filter((key) => !/^\d+$/.test(key) && !silent.includes(key));
    expect(words.filter((key) => SCHEMA_PROBLEMS[key] === undefined)).toEqual([]);
  });

  test('of platform settings describes every key, and takes unknown keys nowhere but in maps', () => {
    for (const [name, node] of Object.entries(PLATFORM_SCHEMA.root().definitions ?? {})) {
      if (!node.properties) continue;
      expect([name, node.additionalProperties]).toEqual([name, false]);
      for (const [key, child] of Object.entries(node.properties)) {
        const target = PLATFORM_SCHEMA.root().definitions?.[child.$ref?.replace('#/definitions/', '') ?? ''];
        expect([name, key, child.description ?? target?.description]).toEqual([name, key, expect.any(String)]);
      }
    }
  });

  test('agrees with the validator that is generated from it', () => {
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('github', 's3', 'ecs', 'none', 'canary', 10),
    );
    const keys = fc.constantFrom(
      'kind',
      'target',
      'repository',
      'percent',
      'image',
      'service',
      'email',
      'parameter',
      'secret',
      'x',
    );
    const places = fc.constantFrom<readonly string[]>(
      ['source'],
      ['build'],
      ['build', 'environment'],
      ['deploy'],
      ['deploy', 'strategy'],
      ['notifications', '0'],
      [],
    );
    fc.assert(
      fc.property(places, keys, values, (place, key, value) => {
        const spec = structuredClone(FIXTURE);
        const parent = place.reduce<Record<string, unknown>>(
          (found, part) => found[part] as Record<string, unknown>,
          spec,
        );
        parent[key] = value;
        expect({ spec, ok: PIPELINE_SCHEMA.findErrors(spec).length === 0 }).toEqual({ spec, ok: judge(spec) });
      }),
      { numRuns: 500 },
    );
  });

  test('takes overrides without the keys that a whole spec must have, and refuses unknown ones', () => {
    const withOverride = (prod: unknown) => ({ ...FIXTURE, overrides: { prod } });
    expect(judge(withOverride({ deploy: { strategy: { percent: 20 } }, source: { branch: 'release' } }))).toBe(true);
    expect(judge(withOverride({ deploy: { strategy: { percnt: 20 } } }))).toBe(false);
    expect(judge(withOverride({ service: 'other' }))).toBe(false);
    expect(judge({ ...FIXTURE, overrides: { PROD: {} } })).toBe(false);
  });

  test('finds what it says about a place, in the branch that the value chose', () => {
    expect(schemaAt(['deploy', 'strategy', 'percent'], FIXTURE)).toMatchObject({ type: 'integer', default: 10 });
    expect(schemaAt(['tests', 0, 'name'])?.maxLength).toBe(32);
    expect(schemaAt(['no', 'such', 'place'])).toBeUndefined();
  });
});
