import { type PlatformSettings, planSpec } from '@tap-pipeline/core-model';
import { findSpecProblems } from '../../src/find-spec-problems';
import type { Outcome } from '../../src/generate';
import { printClosing } from '../../src/print/closing';
import { listCloudServices } from '../../src/print/cloud-services';
import type { Answers } from '../../src/scaffold/answers';
import { toSpec } from '../../src/scaffold/to-spec';
import { ANSWERS } from '../stand-in';

const OUTCOME: Outcome = {
  folder: '/work/orders',
  answers: ANSWERS,
  written: [
    { path: 'README.md', content: '', reason: 'how to use it' },
    { path: 'a.txt', content: '', reason: 'an example' },
  ],
  kept: [],
  removed: [],
  platform: {},
  problems: [],
  isInstalled: false,
};

describe('the end of a run', () => {
  test('says what was written and why, what to run next, and where it creates something', () => {
    expect(printClosing(OUTCOME, '/work')).toBe(
      [
        'Wrote 2 files in orders',
        '  README.md  how to use it',
        '  a.txt      an example',
        '',
        'Next',
        '  cd orders',
        '  npm install',
        '  python3 -m pip install --requirement service/requirements-dev.txt',
        '  npm test',
        '  commit everything, .tap-pipeline.json too: with it, a later run knows what you edited',
        '  read README.md: it says how the first deployment goes',
        '',
        'Deployed, orders creates resources in these services of AWS',
        '  CodePipeline, IAM, CodeConnections, CodeBuild, ECR, S3, CloudWatch, ECS on Fargate, CodeDeploy',
        '  Elastic Load Balancing, VPC',
        '',
      ].join('\n'),
    );
  });

  test('says what stays and what was removed', () => {
    const text = printClosing(
      { ...OUTCOME, written: [], kept: [{ path: 'b.txt', why: 'you edited it' }], removed: ['c.txt'] },
      '/work/orders',
    );
    expect(text).toContain('Nothing to write in this folder\n\nLeft as you have them\n  b.txt  you edited it\n');
    expect(text).toContain('Removed, since the answers no longer need them\n  c.txt\n');
    expect(text).not.toContain('cd ');
  });

  test.each<[string, Partial<Outcome>, string]>([
    ['one file', { written: OUTCOME.written.slice(0, 1) }, 'Wrote 1 file in orders\n'],
    [
      'a Dockerfile to come',
      { answers: { ...ANSWERS, language: 'dockerfile' } },
      '  put your Dockerfile and its code into service\n',
    ],
    ['a monorepo', { answers: { ...ANSWERS, layout: 'monorepo' } }, '  read README.md, and services/orders/README.md:'],
    ['a folder with spaces', { folder: "/work/it's mine" }, "  cd 'it'\\''s mine'\n"],
  ])('fits %s', (_, changes, text) => {
    expect(printClosing({ ...OUTCOME, ...changes }, '/work')).toContain(text);
  });

  test('names the packages that the tests of Python need, in the folder of the service', () => {
    const answers = { ...ANSWERS, layout: 'monorepo' } as const;
    expect(printClosing({ ...OUTCOME, answers }, '/work')).toContain(
      '  python3 -m pip install --requirement services/orders/service/requirements-dev.txt\n  npm test\n',
    );
    expect(printClosing({ ...OUTCOME, answers: { ...ANSWERS, language: 'go' } }, '/work')).not.toContain('python3');
  });

  describe('under platform settings', () => {
    const platform: PlatformSettings = {
      defaults: { encryption: { key: 'customer-managed' } },
      rules: [{ name: 'logs', require: { path: 'logs.buildDays', atLeast: 400 } }],
    };
    const problems = findSpecProblems(ANSWERS, platform);
    const written = [{ path: 'pipeline.yaml', content: '', reason: 'the path to production' }];

    test('says which rules pipeline.yaml does not keep yet, with the fix', () => {
      expect(printClosing({ ...OUTCOME, platform, problems, written }, '/work')).toMatch(
        /asks for more: mend this in pipeline\.yaml\n {2}logs\.buildDays must be at least 400[^\n]*\(rule logs\)\n {4}fix: set logs\.buildDays/,
      );
    });

    test('says nothing of them where pipeline.yaml stays as people have it', () => {
      expect(printClosing({ ...OUTCOME, platform, problems }, '/work')).not.toContain('(rule logs)');
    });

    test('names the services of AWS that its defaults bring', () => {
      expect(printClosing({ ...OUTCOME, platform, problems }, '/work')).toMatch(/\bKMS\b/);
      expect(printClosing(OUTCOME, '/work')).not.toMatch(/\bKMS\b/);
    });
  });

  test('does not say what was done already', () => {
    expect(printClosing({ ...OUTCOME, isInstalled: true }, '/work')).not.toContain('npm install');
  });
});

describe('the services of AWS come from the plan', () => {
  const servicesOf = (changes: Partial<Answers>) => listCloudServices(planSpec(toSpec({ ...ANSWERS, ...changes })));

  test('a pipeline that deploys nothing has no cluster, network or load balancer', () => {
    expect(servicesOf({ target: 'none', strategy: undefined })).toEqual([
      'CodePipeline',
      'IAM',
      'CodeConnections',
      'CodeBuild',
      'ECR',
      'S3',
      'CloudWatch',
    ]);
  });

  test('the source decides what brings it', () => {
    expect(servicesOf({ source: 'codecommit' })).toEqual(expect.arrayContaining(['CodeCommit', 'EventBridge']));
    expect(servicesOf({ source: 's3' })).not.toContain('CodeConnections');
  });

  test('everything that a spec can ask for is named', () => {
    const plan = planSpec({
      ...toSpec(ANSWERS),
      encryption: { key: 'customer-managed' },
      monitoring: { dashboard: true },
      notifications: [
        { on: ['failed'], email: 'team@example.com' },
        { on: ['failed'], slack: { workspaceId: 'T0123ABCD', channelId: 'C0123ABCD' } },
      ],
      network: {
        kind: 'existing',
        vpcId: 'vpc-0123456789abcdef0',
        publicSubnetIds: ['subnet-01234567', 'subnet-11234567'],
        taskSubnetIds: ['subnet-21234567', 'subnet-31234567'],
        egress: 'nat',
      },
    });
    expect(listCloudServices(plan)).toEqual(
      expect.arrayContaining(['KMS', 'SNS', 'Amazon Q Developer in chat applications']),
    );
    expect(listCloudServices(plan)).not.toContain('VPC');
  });
});
