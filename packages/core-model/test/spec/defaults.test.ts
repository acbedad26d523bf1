import { DEFAULTS } from '../../src/spec/defaults';
import type { PipelineSpec } from '../../src/spec/pipeline-spec';
import { resolve, resolveSpec } from '../../src/spec/resolve';
import { ALL_SPECS, deployedWith, loadSystem, SPECS, SYSTEM_NAMES, specWith } from '../specs';

const specs: readonly PipelineSpec[] = ALL_SPECS.map(([, spec]) => spec);
const applied = specs.flatMap((spec) => resolve(spec).defaults);
const shapeOf = (path: string) => path.replace(/\[\d+\]/g, '[]');

describe.each(DEFAULTS.map((rule, index) => [rule.path, JSON.stringify(rule.where ?? {}), index, rule] as const))(
  'the default of %s where %s',
  (path, _, __, rule) => {
    test('has a reason for people', () => {
      expect(rule.reason.length).toBeGreaterThan(7);
      expect(rule.reason).not.toMatch(/\.$/);
    });

    test('is filled in by at least one spec', () => {
      expect(applied.some((one) => shapeOf(one.path) === path && one.reason === rule.reason)).toBe(true);
    });
  },
);

describe('a resolved spec', () => {
  test.each(ALL_SPECS)('has the same plan when it is resolved again: %s', (_, spec) => {
    const once = resolveSpec(spec);
    expect(resolveSpec(once as unknown as PipelineSpec)).toEqual(once);
    expect(resolve(once as unknown as PipelineSpec).defaults).toEqual([]);
  });

  test.each(ALL_SPECS)('leaves what was written as it was: %s', (_, spec) => {
    const before = structuredClone(spec);
    resolveSpec(spec);
    expect(spec).toEqual(before);
  });

  test.each(ALL_SPECS)('keeps everything that was written: %s', (_, spec) => {
    const { $schema, overrides, suffix, ...said } = spec;
    expect(resolveSpec(spec)).toMatchObject(said);
  });

  test('is frozen at every depth', () => {
    const { build, deploy } = resolveSpec(SPECS['a deployed service']);
    for (const part of [build, build.commands, build.image, deploy]) expect(Object.isFrozen(part)).toBe(true);
  });

  test('does not hold parts of the defaults table, which another spec could then change', () => {
    const one = resolveSpec(SPECS.minimal);
    const other = resolveSpec(SPECS.minimal);
    expect(one.build.commands.install).not.toBe(other.build.commands.install);
    expect(Object.isFrozen(DEFAULTS.find(({ path }) => path === 'tags')?.value)).toBe(false);
  });

  test('has no schema, overrides or suffix left in it', () => {
    const spec = specWith({ $schema: 'x', suffix: 'qa', overrides: { qa: { removal: 'retain' } } });
    expect(resolveSpec(spec)).toEqual(resolveSpec(specWith({})));
  });

  test('tells what was filled in, where and why', () => {
    const { defaults } = resolve(
      specWith({
        tests: [
          { name: 'a', commands: ['x'] },
          { name: 'b', commands: ['y'], compute: 'large' },
        ],
      }),
    );
    const paths = defaults.map(({ path }) => path);
    expect(paths).toContain('tests[0].compute');
    expect(paths).not.toContain('tests[1].compute');
    expect(defaults.find(({ path }) => path === 'build.image.dockerfile')).toEqual({
      path: 'build.image.dockerfile',
      value: 'Dockerfile',
      reason: "Docker's own",
    });
  });

  test.each(SYSTEM_NAMES)('of %s has every default in a place of its own', (name) => {
    const paths = resolve(loadSystem(name)).defaults.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('a default that follows from the rest of the spec', () => {
  const service = (spec: PipelineSpec) => {
    const { deploy } = resolveSpec(spec);
    return deploy.target === 'ecs' ? deploy.service : undefined;
  };

  test('the project is the service', () => {
    expect(resolveSpec(SPECS.minimal).project).toBe('orders');
    expect(resolveSpec(specWith({ project: 'shop' })).project).toBe('shop');
  });

  test('no image is built of an image', () => {
    expect(resolveSpec(specWith({ source: { kind: 'ecr', repository: 'a' } })).build.image).toBe('none');
    expect(resolveSpec(SPECS.minimal).build.image).toMatchObject({
      dockerfile: 'Dockerfile',
      context: '.',
      platform: 'linux/amd64',
    });
  });

  test.each([
    [256, 512],
    [512, 1024],
    [1024, 2048],
    [2048, 4096],
    [4096, 8192],
    [8192, 16384],
    [16384, 32768],
  ] as const)('memory for %i CPU units is %i MiB, the least that Fargate takes', (cpu, memory) => {
    expect(service(deployedWith({}, { cpu }))?.memoryMiB).toBe(memory);
  });

  test('scaling begins at its lower limit', () => {
    expect(service(deployedWith({}, { autoscaling: { minCount: 3, maxCount: 5 } }))).toMatchObject({
      desiredCount: 3,
      autoscaling: { targetCpuPercent: 60 },
    });
    expect(service(deployedWith())?.desiredCount).toBe(2);
  });

  test('a service has a network, and an alarm', () => {
    const deployed = resolveSpec(deployedWith());
    expect(deployed.network).toEqual({
      kind: 'new',
      cidr: '10.0.0.0/16',
      zones: 2,
      egress: 'nat',
      flowLogs: true,
      closeDefaultGroup: false,
    });
    expect(deployed.monitoring.alarms.unhealthyTargets).toBe(true);
    const plain = resolveSpec(SPECS.minimal);
    expect(plain.network).toBeUndefined();
    expect(plain.monitoring.alarms.unhealthyTargets).toBe(false);
  });

  test.each([
    [{ serverErrors: 5 }, true],
    [{ latencyMs: 500 }, true],
    [{ unhealthyTargets: true }, false],
    [{}, false],
  ])('a release goes back on the alarms %j: %s', (alarms, onAlarm) => {
    const { deploy } = resolveSpec(deployedWith({}, {}, { monitoring: { alarms } }));
    expect(deploy.target === 'ecs' && deploy.rollback.onAlarm).toBe(onAlarm);
  });

  test('a key has a window for its deletion only where there is a key', () => {
    expect(resolveSpec(SPECS.minimal).encryption).toEqual({ key: 'aws-managed' });
    expect(resolveSpec(specWith({ encryption: { key: 'customer-managed' } })).encryption).toHaveProperty(
      'deletionWindowDays',
      30,
    );
  });

  test('Docker layers are kept where there are any', () => {
    expect(resolveSpec(SPECS.minimal).build.cache).toEqual({ kind: 'local' });
    expect(resolveSpec(SPECS['commands without an image']).build.cache).toEqual({ kind: 'none' });
  });
});
