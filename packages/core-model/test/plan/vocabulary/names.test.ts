import fc from 'fast-check';
import {
  bucketName,
  createNaming,
  NAME_RULES,
  type NameKind,
  type NameParts,
} from '../../../src/plan/vocabulary/names';
import { renderText } from '../../../src/plan/vocabulary/text';

const KINDS = Object.keys(NAME_RULES) as NameKind[];
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
const words = (maxLength: number) =>
  fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('-').slice(0, maxLength).replace(/-$/, ''));
const kind = fc.constantFrom(...KINDS);
const pattern = fc
  .shuffledSubarray(['{service}', '{project}', '{team}', 'cicd', 'x'], { maxLength: 4 })
  .chain((parts) => fc.shuffledSubarray([...parts, '{type}', '{suffix}'], { minLength: parts.length + 2 }))
  .map((parts) => parts.join('-'));
const parts: fc.Arbitrary<NameParts> = fc.record({
  pattern,
  suffix: words(16),
  service: words(32),
  project: fc.string({ maxLength: 256 }),
  team: fc.string({ maxLength: 256 }),
});
const type = fc.oneof(words(40), fc.constantFrom('build', 'blue-8080', 'test-integration-role', 'load-balancer'));

describe('a physical name', () => {
  test.each([
    ['{service}-{type}-{suffix}', 'orders-build-role-dev'],
    ['cicd-{type}-{suffix}', 'cicd-build-role-dev'],
    ['{type}-{suffix}', 'build-role-dev'],
    ['{team}-{project}-{type}-{suffix}', 'payments-shop-build-role-dev'],
  ])('follows the pattern %s', (text, name) => {
    const naming = createNaming({ pattern: text, suffix: 'dev', service: 'orders', project: 'Shop', team: 'payments' });
    expect(naming('role', 'build-role')).toBe(name);
  });

  test('has lower-case letters, digits and single hyphens, and a letter or digit at either end', () => {
    fc.assert(
      fc.property(parts, kind, type, (given, of, what) => {
        expect(createNaming(given)(of, what)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });

  test('is never longer than AWS allows', () => {
    fc.assert(
      fc.property(parts, kind, type, (given, of, what) => {
        expect(createNaming(given)(of, what).length).toBeLessThanOrEqual(NAME_RULES[of].maxLength);
      }),
    );
  });

  test('always carries the environment suffix', () => {
    fc.assert(
      fc.property(parts, kind, type, (given, of, what) => {
        expect(`-${createNaming(given)(of, what)}-`).toContain(`-${given.suffix}-`);
      }),
    );
  });

  test('is another one for another type', () => {
    fc.assert(
      fc.property(parts, kind, type, type, (given, of, one, other) => {
        fc.pre(one !== other);
        expect(createNaming(given)(of, one)).not.toBe(createNaming(given)(of, other));
      }),
    );
  });

  test('is another one for another environment', () => {
    fc.assert(
      fc.property(parts, words(16), kind, type, (given, suffix, of, what) => {
        fc.pre(suffix !== given.suffix);
        const name = createNaming({ ...given, pattern: '{service}-{type}-{suffix}' })(of, what);
        expect(createNaming({ ...given, pattern: '{service}-{type}-{suffix}', suffix })(of, what)).not.toBe(name);
      }),
    );
  });

  test('is the same each time', () => {
    fc.assert(
      fc.property(parts, kind, type, (given, of, what) => {
        expect(createNaming({ ...given })(of, what)).toBe(createNaming(given)(of, what));
      }),
    );
  });

  test('is shortened to its beginning, a hash of all of it and the suffix', () => {
    const naming = createNaming({
      pattern: '{service}-{type}-{suffix}',
      suffix: 'staging',
      service: 'a-service-with-a-long-name',
      project: '',
      team: '',
    });
    expect(naming('targetGroup', 'blue-8080')).toMatch(/^a-service-with-a[a-z-]*-[0-9a-f]{6}-staging$/);
    expect(naming('role', 'task')).toBe('a-service-with-a-long-name-task-staging');
  });
});

describe('the name of a bucket', () => {
  const naming = createNaming({
    pattern: '{service}-{type}-{suffix}',
    suffix: 'a-suffix-of-16-c',
    service: 'a-service-with-a-name-of-32-char',
    project: '',
    team: '',
  });
  const name = bucketName(naming, 'artifacts');

  test('ends with account and region, since it is unique in the world', () => {
    expect(typeof name === 'object' && 'join' in name && name.join.slice(1)).toEqual([
      { of: 'cloud', as: 'account' },
      '-',
      { of: 'cloud', as: 'region' },
    ]);
  });

  test.each(['us-east-1', 'ap-southeast-2', 'ap-northeast-1', 'us-gov-west-1', 'mx-central-1'])(
    'fits in 63 characters in %s',
    (region) => {
      const text = renderText(name, ({ as }) => (as === 'account' ? '111122223333' : region));
      expect(text.length).toBeLessThanOrEqual(63);
      expect(text).toMatch(/^[a-z0-9][a-z0-9-]+[a-z0-9]$/);
    },
  );
});

test('every limit names the AWS document that it is from', () => {
  for (const { source, maxLength } of Object.values(NAME_RULES)) {
    expect(source).toMatch(/(API Reference|User Guide), /);
    expect(maxLength).toBeGreaterThan(24);
  }
});

describe('a beginning that AWS keeps for itself', () => {
  const naming = (pattern: string) =>
    createNaming({ pattern, suffix: 'sg', service: 'internal', project: 'Internal: tools', team: '' });

  test.each(['loadBalancer', 'targetGroup'] as const)('is never the beginning of a %s', (kind) => {
    expect(naming('{service}-{type}-{suffix}')(kind, 'alb')).toBe('x-internal-alb-sg');
    expect(naming('{project}-{type}-{suffix}')(kind, 'alb')).toBe('x-internal-tools-alb-sg');
    expect(naming('{project}-{type}-{suffix}')(kind, 'a-type-that-is-long')).toHaveLength(32);
  });

  test.each(['sthree', 'amzn-s3-demo'])('is never the beginning of a bucket: %s', (service) => {
    const bucket = createNaming({
      pattern: '{service}-{type}-{suffix}',
      suffix: 'dev',
      service,
      project: '',
      team: '',
    });
    expect(bucket('bucket', 'artifacts')).toBe(`x-${service}-artifacts-dev`);
    expect(bucket('role', 'build')).toBe(`${service}-build-dev`);
  });

  test('is never the beginning of a security group, and does no harm elsewhere', () => {
    expect(naming('{suffix}-{type}')('securityGroup', 'tasks')).toBe('x-sg-tasks');
    expect(naming('{suffix}-{type}')('role', 'tasks')).toBe('sg-tasks');
  });
});
