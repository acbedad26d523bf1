import { checkSpec } from '../../../src/check-spec';

const SPEC = { service: 'orders', source: { kind: 's3' } };
const tell = (overrides: object) => checkSpec({ ...SPEC, overrides }).map(({ message }) => message);

describe('the suffix that an override is for', () => {
  test.each(['p', 'dev', 'pr12', 'prod-eu', 'a-b-c', 'prod-12', 'sixteen-letters0'])('can be %s', (suffix) => {
    expect(tell({ [suffix]: { removal: 'retain' } })).toEqual([]);
  });

  test.each(['Prod', '1st', 'prod_eu', 'prod-', '-prod', 'prod--eu', 'prod!', 'seventeen-letters', ''])(
    'cannot be "%s"',
    (suffix) => {
      expect(checkSpec({ ...SPEC, overrides: { [suffix]: {} } }).map(({ code }) => code)).toEqual([
        'impossible-suffix',
      ]);
    },
  );
});

describe('what is the same in all environments', () => {
  test.each(['$schema', 'service', 'suffix', 'overrides'])(
    '%s cannot be overridden, and the rest is checked',
    (key) => {
      const problems = tell({ prod: { removal: 'never', [key]: 'x' } });
      expect(problems).toHaveLength(2);
      expect(problems).toContain(`overrides.prod.${key} cannot be overridden: ${key} is the same in all environments`);
      expect(problems).toContain('overrides.prod.removal must be destroy or retain, got "never"');
    },
  );
});

describe('a problem that an override brings', () => {
  test('is told at the value of the override where that is wrong', () => {
    expect(tell({ prod: { build: { compute: 'huge' } } })).toEqual([
      'overrides.prod.build.compute must be small, medium, large, xlarge or 2xlarge, got "huge"',
    ]);
  });

  test('is told around it where the value is not in the override, with the place in the spec', () => {
    const spec = { ...SPEC, deploy: { target: 'ecs', service: { cpu: 256, memoryMiB: 512 } } };
    const overrides = { prod: { deploy: { service: { cpu: 4096 } } } };
    expect(checkSpec({ ...spec, overrides }).map(({ path, message }) => [path, message])).toEqual([
      [
        'overrides.prod.deploy.service',
        'overrides.prod.deploy.service: deploy.service.memoryMiB must be 8192 to 30720 in steps of 1024 for cpu 4096, got 512',
      ],
    ]);
  });

  test('of the spec as a whole is told at the override', () => {
    const source = { kind: 'ecr', repository: 'acme/orders' };
    const spec = { ...SPEC, source, approvals: [{ before: 'end' }], overrides: { dev: { approvals: [] } } };
    expect(checkSpec(spec).map(({ path, message }) => [path, message])).toEqual([
      ['overrides.dev', 'overrides.dev: the spec has no stage after its source'],
    ]);
  });

  test('is told for each environment, and what the spec itself has is told once', () => {
    const wrong = { deploy: { target: 'ecs', service: { cpu: 300 } } };
    expect(
      checkSpec({ ...SPEC, removal: 'never', overrides: { dev: wrong, prod: wrong } }).map(({ path }) => path),
    ).toEqual(['overrides.dev.deploy.service.cpu', 'overrides.prod.deploy.service.cpu', 'removal']);
  });
});

describe('how many overrides there can be', () => {
  const overrides = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`e${index}`, { removal: 'retain' }]));

  test('1000', () => {
    expect(tell(overrides(1000))).toEqual([]);
  });

  test('not 1001', () => {
    expect(checkSpec({ ...SPEC, overrides: overrides(1001) })).toMatchObject([
      { code: 'too-large', path: 'overrides' },
    ]);
  });
});
