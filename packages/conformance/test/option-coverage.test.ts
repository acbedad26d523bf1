import { RESERVED } from '../../core-model/src/spec/unsupported';
import { coverOptions, optionsOf, optionsUsed } from '../src/option-coverage';
import type { SchemaNode } from '../src/option-coverage/schema-walk';
import { SCHEMA } from './option-schema';

const SMALL: SchemaNode = {
  properties: {
    size: { type: 'string', enum: ['small', 'large'] },
    debug: { type: 'boolean' },
    source: { $ref: '#/definitions/Source' },
    image: {
      oneOf: [
        { type: 'object', properties: { file: { type: 'string' } } },
        { type: 'string', const: 'none' },
      ],
    },
    values: {
      type: 'object',
      additionalProperties: {
        oneOf: [
          { type: 'string' },
          { type: 'object', properties: { secret: { type: 'string' } }, required: ['secret'] },
          { type: 'object', properties: { parameter: { type: 'string' } }, required: ['parameter'] },
        ],
      },
    },
    overrides: { type: 'object', additionalProperties: { $ref: '#/definitions/Override' } },
  },
  definitions: {
    Source: {
      oneOf: [
        {
          type: 'object',
          properties: { kind: { type: 'string', enum: ['github', 'gitlab'] }, tags: { type: 'array', items: {} } },
          required: ['kind'],
        },
        { type: 'object', properties: { kind: { type: 'string', const: 's3' }, key: {} }, required: ['kind'] },
      ],
    },
    Override: { properties: { size: { type: 'string', enum: ['small', 'large'] } } },
  },
};

describe('The options of a schema', () => {
  test('are its keys, the values where only some are allowed, and every branch of every union', () => {
    expect(optionsOf(SMALL)).toEqual([
      'size',
      'size=small',
      'size=large',
      'debug',
      'debug=true',
      'debug=false',
      'source',
      'source<github|gitlab>',
      'source<github|gitlab>.kind',
      'source<github|gitlab>.kind=github',
      'source<github|gitlab>.kind=gitlab',
      'source<github|gitlab>.tags',
      'source<github|gitlab>.tags[]',
      'source<s3>',
      'source<s3>.kind',
      'source<s3>.key',
      'image',
      'image<object>',
      'image<object>.file',
      'image<none>',
      'values',
      'values.*',
      'values.*<string>',
      'values.*<secret>',
      'values.*<secret>.secret',
      'values.*<parameter>',
      'values.*<parameter>.parameter',
      'overrides',
      'overrides.*',
      'overrides.*.size',
    ]);
  });

  test('cannot be listed where a definition is missing', () => {
    expect(() => optionsOf({ properties: { a: { $ref: '#/definitions/Gone' } } })).toThrow(
      'the schema has no definition #/definitions/Gone',
    );
  });

  test.each([
    [{ size: 'large', debug: false }, ['size', 'size=large', 'debug', 'debug=false']],
    [{ source: { kind: 's3', key: 'a' } }, ['source', 'source<s3>', 'source<s3>.kind', 'source<s3>.key']],
    [
      { source: { kind: 'gitlab', tags: ['a', 'b'] } },
      [
        'source',
        'source<github|gitlab>',
        'source<github|gitlab>.kind',
        'source<github|gitlab>.kind=gitlab',
        'source<github|gitlab>.tags',
        'source<github|gitlab>.tags[]',
      ],
    ],
    [{ source: { kind: 'gitlab', tags: [] } }, expect.not.arrayContaining(['source<github|gitlab>.tags[]'])],
    [{ image: 'none' }, ['image', 'image<none>']],
    [{ image: {} }, ['image', 'image<object>']],
    [
      { values: { A: 'text', B: { parameter: 'p' } } },
      ['values', 'values.*', 'values.*<string>', 'values.*<parameter>', 'values.*<parameter>.parameter'],
    ],
    [{ overrides: { prod: { size: 'large' } } }, ['overrides', 'overrides.*', 'overrides.*.size']],
    [{}, []],
  ])('%j uses what it says, in the branch that it chose', (spec, used) => {
    expect(optionsUsed(SMALL, spec)).toEqual(used);
  });

  test('that no spec says are told', () => {
    const { options, missing, share } = coverOptions(SMALL, [
      { size: 'small', debug: true, source: { kind: 'github', tags: ['a'] }, image: { file: 'b' } },
      { size: 'large', debug: false, source: { kind: 's3', key: 'c' }, values: { A: 'd', B: { secret: 'e' } } },
      { source: { kind: 'gitlab' }, values: { A: { parameter: 'f' } }, overrides: { prod: { size: 'small' } } },
    ]);
    expect(missing).toEqual(['image<none>']);
    expect(share).toBeCloseTo(1 - 1 / options);
  });
});

describe('The options of the spec', () => {
  const options = optionsOf(SCHEMA);

  test('are found through all of the schema', () => {
    expect(options).toEqual(
      expect.arrayContaining([
        'source<github|gitlab|bitbucket>.triggers<object>.pullRequests[]=closed',
        'deploy<ecs>.strategy<linear>.waitMinutes',
        'deploy<ecs>.service.environment.*<secret>.jsonKey',
        'notifications[]<teams>.on[]=approval-needed',
        'overrides.*.removal',
      ]),
    );
  });

  test('hold no word that is kept for something that is not built yet', () => {
    const places = new Set(options.map((option) => option.replace(/<[^>]*>/g, '')));
    const reserved = RESERVED.flatMap(({ path, values }) => values?.map((value) => `${path}=${value}`) ?? [path]);
    expect(reserved.filter((place) => places.has(place))).toEqual([]);
  });
});
