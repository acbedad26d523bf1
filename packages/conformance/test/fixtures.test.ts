import { checkSpec, planSpec } from '@tap-pipeline/core-model';
import { toMessage } from '../src/compare';
import { coverOptions } from '../src/option-coverage';
import { checkParity } from '../src/parity';
import { ENVIRONMENTS, FIXTURES } from './fixtures';
import { SCHEMA } from './option-schema';

describe('The fixtures', () => {
  test('say every option of the spec together', () => {
    const { missing, share } = coverOptions(
      SCHEMA,
      ENVIRONMENTS.map(({ said }) => said),
    );
    expect({ missing, share }).toEqual({ missing: [], share: 1 });
  });

  test.each(FIXTURES)('$name says what it is about', ({ lines }) => {
    expect(lines[0]).toBe('# yaml-language-server: $schema=../../core-model/schema/pipeline.schema.json');
    expect(lines[1]).toMatch(/^# [A-Z].{40,}\.$/);
  });

  test.each(FIXTURES)('$name has no problems in any environment', ({ spec }) => {
    expect(checkSpec(spec)).toEqual([]);
  });
});

describe('The AWS CDK and Pulumi build the same', () => {
  let messages: readonly string[] = [];

  beforeAll(async () => {
    const plans = ENVIRONMENTS.map(({ spec, suffix }) =>
      planSpec(spec, suffix === undefined ? {} : { explicit: { environmentSuffix: suffix } }),
    );
    messages = (await checkParity(plans)).map(toMessage);
  }, 300_000);

  test.each(ENVIRONMENTS.map((environment, index) => ({ ...environment, index })))('of $title', ({ index }) => {
    expect(messages[index]).toBe('');
  });
});
