import { checkSpec } from '../../src/check-spec';
import { PipelineError } from '../../src/spec/pipeline-error';

const LONG = 'a'.repeat(2_000_000);

describe('a problem with a text of megabytes', () => {
  test.each([
    ['the version of a runtime', { tests: [{ name: 'unit', commands: ['make'], runtime: { dotnet: LONG } }] }],
    ['the name of a test', { tests: [LONG, LONG].map((name) => ({ name, commands: ['make'] })) }],
    ['a team', { team: LONG }],
  ])('is told in a message that can be read: %s', (_, part) => {
    const problems = checkSpec({ service: 'orders', source: { kind: 's3' }, ...part });
    expect(problems).not.toEqual([]);
    expect(new PipelineError(problems).message.length).toBeLessThan(20_000);
  });
});
