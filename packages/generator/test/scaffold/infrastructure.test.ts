import { spawnSync } from 'node:child_process';
import type { Backend } from '../../src/scaffold/answers';
import { listFiles } from '../../src/scaffold/list-files';
import type { ScaffoldFile } from '../../src/scaffold/scaffold-file';
import { answersOf } from './combinations';
import { removeWritten, shell, write } from './written';

afterAll(removeWritten);

jest.setTimeout(300_000);

const BACKENDS: readonly Backend[] = ['cdk', 'pulumi'];

/** What the tests of the infrastructure are about. */
const SECURITY = [
  'nobody on the internet can read a bucket',
  'artifacts are encrypted, at rest and on their way',
  'an image that was released cannot be replaced, and is scanned',
  'tasks have no public address',
  'a program in a container cannot change the file system that it came with',
  'no role may do everything with an AWS service',
  'every log is kept for a limited time',
  'production keeps its data when the stack is deleted',
  'a person approves a release to production',
];

describe.each(BACKENDS)('the infrastructure that %s builds', (backend) => {
  test.each([
    ['ecs', 9],
    ['none', 6],
  ] as const)('passes its tests when the target is %s', (target, tests) => {
    const { status, passed, output } = runTests(listFiles(answersOf({ backend, target, strategy: undefined })));
    expect({ status, passed, output }).toMatchObject({ status: 0, passed: tests });
  });

  test('is correct TypeScript, and its spec is free of problems', () => {
    const folder = write(listFiles(answersOf({ backend })));
    const { status, stdout } = run(folder, 'check');
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('ok pipeline.yaml') });
  });

  test('fails each of its tests when the security that it is about is lost', () => {
    const spoilt = change(listFiles(answersOf({ backend })), { 'pipeline.yaml': spoilSpec, ...SPOILERS[backend] });
    const { status, failed } = runTests(spoilt);
    expect(status).not.toBe(0);
    expect(failed).toEqual(SECURITY);
  });
});

function spoilSpec(text: string): string {
  return text
    .replace('removal: retain', 'removal: destroy')
    .replace(/^ {4}approvals:\n.*\n/m, '')
    .replace('healthCheck: { path: /health }', 'healthCheck: { path: /health }, readOnlyRootFilesystem: false');
}

interface Changes {
  readonly [path: string]: (text: string) => string;
}

/** How resources lose what the spec cannot take from them. */
const SPOILERS: { readonly [backend in Backend]: Changes } = {
  cdk: {
    'infrastructure/pipeline.ts': (text) => `
import { Aspects, CfnResource } from 'aws-cdk-lib';
${text.replace('function createPipeline', 'function createSecurePipeline')}
const LOSSES: { readonly [type: string]: readonly [string, unknown][] } = {
  'AWS::S3::Bucket': [['PublicAccessBlockConfiguration.BlockPublicAcls', false], ['BucketEncryption', undefined]],
  'AWS::ECR::Repository': [['ImageTagMutability', 'MUTABLE']],
  'AWS::ECS::Service': [['NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp', 'ENABLED']],
  'AWS::IAM::RolePolicy': [['PolicyDocument.Statement.0.Action', ['s3:*']]],
  'AWS::Logs::LogGroup': [['RetentionInDays', undefined]],
};

export function createPipeline(app: App, environmentSuffix?: string): DeliveryPipelineStack {
  const stack = createSecurePipeline(app, environmentSuffix);
  Aspects.of(stack).add({
    visit: (node) => {
      if (!(node instanceof CfnResource)) return;
      for (const [path, value] of LOSSES[node.cfnResourceType] ?? []) node.addPropertyOverride(path, value);
    },
  });
  return stack;
}
`,
  },
  pulumi: {
    'infrastructure/index.ts': (text) => `
import * as pulumi from '@pulumi/pulumi';

const LOSSES: { readonly [type: string]: (props: any) => object } = {
  'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock': () => ({ blockPublicAcls: false }),
  'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration': () => ({ rules: [] }),
  'aws:ecr/repository:Repository': () => ({ imageTagMutability: 'MUTABLE' }),
  'aws:ecs/service:Service': ({ networkConfiguration }) => ({
    networkConfiguration: { ...networkConfiguration, assignPublicIp: true },
  }),
  'aws:iam/rolePolicy:RolePolicy': () => ({
    policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }),
  }),
  'aws:cloudwatch/logGroup:LogGroup': () => ({ retentionInDays: undefined }),
};
pulumi.runtime.registerResourceTransform(({ type, props, opts }) => ({
  props: { ...props, ...LOSSES[type]?.(props) },
  opts,
}));

${text}`,
  },
};

function change(files: readonly ScaffoldFile[], changes: Changes): readonly ScaffoldFile[] {
  return files.map((file) => ({ ...file, content: changes[file.path]?.(file.content) ?? file.content }));
}

function runTests(files: readonly ScaffoldFile[]) {
  const { status, stdout, stderr } = run(write(files), 'test:infrastructure', { NODE_OPTIONS: '--test-reporter=tap' });
  return {
    status,
    passed: Number(/^# pass (\d+)$/m.exec(stdout)?.[1]),
    failed: [...stdout.matchAll(/^not ok \d+ - (.*)$/gm)].map(([, title]) => title),
    output: stdout + stderr,
  };
}

function run(folder: string, script: string, variables: NodeJS.ProcessEnv = {}) {
  return spawnSync('npm', ['run', script], { cwd: folder, env: shell(folder, variables), encoding: 'utf8' });
}
