import { findProblems } from '../../src/spec/validate';

const paths = (spec: object) => findProblems(spec).map(({ path }) => path);

describe('a spec with several mistakes', () => {
  const base = { service: 'orders', source: { kind: 's3' } };

  it('hears of a hidden failure beside a mistyped runtime', () => {
    const build = { runtime: { python: 3.1 }, commands: { build: ['pytest || true'] } };
    expect(paths({ ...base, build })).toEqual(['build.runtime.python', 'build.commands.build[0]']);
  });

  it('hears of a problem in an entry of a list beside a misspelt key in the same entry', () => {
    const tests = [{ name: 'unit', commands: ['pytest || true'], comand: 'x' }];
    expect(paths({ ...base, tests })).toEqual(['tests[0].comand']);
    expect(paths({ ...base, tests: [...tests, { name: 'slow', commands: ['pytest || true'] }] })).toContain(
      'tests[1].commands[0]',
    );
  });

  it('is not told that neighbours of a wrong value do not fit the default that stands in for it', () => {
    const deploy = { target: 'ecs', service: { cpu: 300, memoryMiB: 8192 } };
    expect(paths({ ...base, deploy })).toEqual(['deploy.service.cpu']);
  });

  it('is not judged by rules on a part that has no shape at all', () => {
    expect(paths({ ...base, deploy: { target: 'ecs', strategy: 'canary' } })).toEqual(['deploy.strategy']);
    expect(paths({ ...base, tests: [7] })).toEqual(['tests[0]']);
  });
});

describe('a spec that is none', () => {
  it.each([
    [null, 'nothing'],
    [[], 'a list'],
    ['orders', 'a text'],
    [7, 'a number'],
  ])('%j is told as what it is', (spec, kind) => {
    expect(findProblems(spec).map(({ path, message }) => [path, message])).toEqual([
      ['', `the spec must be an object, got ${kind}`],
    ]);
  });
});
