import { checkSpec } from '../../src/check-spec';
import { parseSpec } from '../../src/load-spec';
import { isPipelineError, PipelineError } from '../../src/spec/pipeline-error';
import { unindent } from './tell-problems';

describe('PipelineError', () => {
  const problem = (path: string) => ({
    code: 'out-of-range',
    path,
    message: `${path} must be between 1 and 99, got 150`,
    fix: 'choose a number between 1 and 99',
  });

  test('shows every problem, sorted by path, each in a block of its own', () => {
    const text = `
      service: orders
      source: { kind: s3 }
      tests:
        - { name: unit, commands: [pytest], timeoutMinutes: 1 }
      deploy:
        target: ecs
        strategy: { kind: canary, percent: 150 }
    `;
    expect(new PipelineError(checkSpec(parseSpec(unindent(text), 'orders.yaml'))).message).toBe(
      [
        '2 problems in the spec',
        '',
        'deploy.strategy.percent must be between 1 and 99, got 150',
        '  at: orders.yaml:7:29',
        '  allowed: between 1 and 99',
        '  fix: choose a number between 1 and 99',
        '  code: out-of-range',
        '',
        'tests[0].timeoutMinutes must be between 5 and 2160, got 1',
        '  at: orders.yaml:4:39',
        '  allowed: between 5 and 2160',
        '  fix: choose a number between 5 and 2160',
        '  code: out-of-range',
      ].join('\n'),
    );
  });

  test('carries code, path and hint of the first problem', () => {
    const error = new PipelineError([problem('tests[10].x'), problem('tests[2].x')]);
    expect(error).toMatchObject({
      name: 'PipelineError',
      code: 'out-of-range',
      path: 'tests[2].x',
      hint: 'choose a number between 1 and 99',
    });
    expect(error.problems.map(({ path }) => path)).toEqual(['tests[2].x', 'tests[10].x']);
  });

  test('the same problem is told once', () => {
    expect(new PipelineError([problem('a'), problem('a')]).problems).toHaveLength(1);
  });

  test('names the setting that a value came from', () => {
    expect(new PipelineError([{ ...problem('a'), setBy: 'the environment variable A' }]).message).toContain(
      'got 150 (set by the environment variable A)',
    );
  });

  test('is recognised when another copy of the package threw it', () => {
    const other = { [Symbol.for('@tap-pipeline/core-model.PipelineError')]: true };
    expect([
      isPipelineError(new PipelineError([problem('a')])),
      isPipelineError(other),
      isPipelineError(new Error('x')),
      isPipelineError(null),
    ]).toEqual([true, true, false, false]);
  });
});
