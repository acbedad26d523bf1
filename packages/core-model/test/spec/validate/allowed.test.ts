import { checkSpec } from '../../../src/check-spec';
import type { Problem } from '../../../src/spec/problem';

const SPEC = { service: 'orders', source: { kind: 's3' } };
const find = (parts: object): readonly Problem[] => checkSpec({ ...SPEC, ...parts });
const tell = (parts: object) => find(parts).map(({ message, allowed }) => `${message}; allowed: ${allowed}`);

describe('a language that no machine image has', () => {
  test('is told with the versions that there are, smallest first', () => {
    expect(tell({ build: { runtime: { python: '3.8' } } })).toEqual([
      'build.runtime asks for python 3.8, which no CodeBuild image for x86_64 has; allowed: python 3.9, 3.10, 3.11, 3.12, 3.13, 3.14',
    ]);
  });

  test('is told with the other languages of the build, for its kind of machine', () => {
    const build = { image: { platform: 'linux/arm64' }, runtime: { node: '16', python: '3.12' } };
    expect(tell({ build })).toEqual([
      'build.runtime asks for node 16 and python 3.12, which no CodeBuild image for arm64 has; allowed: node 18, 20, 22, 24; python 3.9, 3.10, 3.11, 3.12, 3.13, 3.14',
    ]);
  });

  test('is told once, at the build, where the tests have the same', () => {
    const runtime = { python: '3.8' };
    const tests = [{ name: 'unit', commands: ['pytest'], runtime }];
    expect(find({ build: { runtime }, tests }).map(({ path }) => path)).toEqual(['build.runtime']);
  });
});

describe('a machine image for another processor', () => {
  test('is told with those for ARM', () => {
    const build = { image: { platform: 'linux/arm64' }, machineImage: 'aws/codebuild/standard:7.0' };
    expect(tell({ build })).toEqual([
      'build.machineImage must fit the platform linux/arm64, got aws/codebuild/standard:7.0; allowed: aws/codebuild/amazonlinux-aarch64-standard:4.0 or aws/codebuild/amazonlinux-aarch64-standard:3.0',
    ]);
  });

  test('is told with those for Intel', () => {
    const build = { machineImage: 'aws/codebuild/amazonlinux-aarch64-standard:3.0' };
    expect(tell({ build })).toEqual([
      'build.machineImage must fit the platform linux/amd64, got aws/codebuild/amazonlinux-aarch64-standard:3.0; allowed: aws/codebuild/amazonlinux-x86_64-standard:6.0, aws/codebuild/amazonlinux-x86_64-standard:5.0, aws/codebuild/standard:8.0 or aws/codebuild/standard:7.0',
    ]);
  });

  test('is fine where it fits, or where there is no image to be built', () => {
    const machineImage = 'aws/codebuild/amazonlinux-aarch64-standard:3.0';
    expect(find({ build: { image: { platform: 'linux/arm64' }, machineImage } })).toEqual([]);
    expect(find({ build: { image: 'none', machineImage, commands: { build: ['make'] } } })).toEqual([]);
  });
});

test('an unknown placeholder of names is told with those that are known', () => {
  expect(find({ naming: { pattern: '{stage}-{type}-{suffix}' } }).map(({ allowed }) => allowed)).toEqual([
    '{service} {project} {team} {type} {suffix}',
  ]);
});

describe('a VPC of the wrong addresses or size', () => {
  const tellVpc = (cidr: string) => tell({ deploy: { target: 'ecs' }, network: { kind: 'new', cidr } });

  test('is told with what a VPC can have', () => {
    expect(tellVpc('127.0.0.0/16')).toEqual([
      'network.cidr cannot be the addresses of a VPC, got 127.0.0.0/16; allowed: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10',
    ]);
    for (const prefix of [15, 25])
      expect(tellVpc(`10.0.0.0/${prefix}`)).toEqual([
        `network.cidr must have a prefix between 16 and 24, got ${prefix}; allowed: /16 to /24`,
      ]);
  });

  test.each(['10.0.0.0/16', '10.0.0.0/24', '172.16.0.0/16', '192.168.0.0/16', '100.64.0.0/16', '223.0.0.0/16'])(
    'is not %s',
    (cidr) => {
      expect(tellVpc(cidr)).toEqual([]);
    },
  );
});

describe('a value outside its limits is told with them', () => {
  test.each([
    [
      'a number that is too small',
      { build: { timeoutMinutes: 1 } },
      'build.timeoutMinutes must be between 5 and 2160, got 1; allowed: between 5 and 2160',
    ],
    [
      'a number that is too large',
      { build: { timeoutMinutes: 5000 } },
      'build.timeoutMinutes must be between 5 and 2160, got 5000; allowed: between 5 and 2160',
    ],
    [
      'a text that is too short',
      { purpose: '' },
      'purpose must be between 1 and 256 characters long, got 0; allowed: between 1 and 256 characters long',
    ],
    [
      'a text that is too long',
      { purpose: 'x'.repeat(500) },
      'purpose must be between 1 and 256 characters long, got 500; allowed: between 1 and 256 characters long',
    ],
    [
      'a list that is too short',
      { tests: [{ name: 'unit', commands: [] }] },
      'tests[0].commands must have at least 1 entry, got 0; allowed: at least 1 entry',
    ],
  ])('%s', (_, parts, text) => {
    expect(tell(parts)[0]).toBe(text);
  });

  test('a list that is too long', () => {
    const source = { kind: 'github', repository: 'a/b', triggers: { paths: [...'abcdefghi'] } };
    expect(find({ source }).map(({ path, message }) => `${path}: ${message}`)).toEqual([
      expect.stringMatching(/^source\.triggers\.paths: .* between 1 and 8 .*, got 9$/),
    ]);
  });
});
