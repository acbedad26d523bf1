import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../../src/scaffold/answers';
import { listFiles } from '../../src/scaffold/list-files';
import { answersOf } from '../scaffold/combinations';
import { removeWritten, shell, write } from '../scaffold/written';
import { FakePrograms, type Answers as ProgramAnswers } from './fake-programs';
import { type Step, workflowOf } from './workflows';

afterAll(removeWritten);
jest.setTimeout(120_000);

const COMMIT = '4f1c9d0a';
const NPM = { real: execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim() };

/** Expressions of workflows in an account that is set up. */
const SET_UP: { readonly [expression: string]: string } = {
  'github.event.pull_request.number': '7',
  'github.token': 'token',
  'inputs.environment': 'dev',
  'vars.AWS_REGION': 'eu-west-1',
  'vars.AWS_ROLE_ARN': 'arn:aws:iam::111122223333:role/deploy',
  'vars.PULUMI_BACKEND_URL': 's3://state',
  'vars.PULUMI_PREVIEW_BACKEND_URL': 's3://state',
};

/** What programs answer that reach the cloud, or take long and are tested elsewhere. */
const PROGRAMS: ProgramAnswers = {
  'aws codepipeline get-pipeline-execution': [{ pipelineExecution: { status: 'Succeeded' } }],
  'aws codepipeline list-action-executions': [{ actionExecutionDetails: [] }],
  'aws codepipeline list-pipeline-executions': [{ pipelineExecutionSummaries: [] }],
  'aws codepipeline start-pipeline-execution': [{ pipelineExecutionId: 'one' }],
  'cdk deploy': [''],
  'cdk diff': ['[+] AWS::S3::Bucket artifacts'],
  'gh api': [''],
  'gh pr comment': [''],
  'npm ci': [''],
  'npm run': [NPM],
  ...Object.fromEntries(['check', 'test', 'synth', 'preview'].map((script) => [`npm run ${script}`, ['']])),
  'npm test': [''],
  'pulumi preview': ['+ aws:s3/bucket:Bucket artifacts'],
  'pulumi stack select': [''],
  'pulumi up': [''],
  'python3 -m pip install': [''],
};

const VARIANTS = (['single', 'monorepo'] as const).flatMap((layout) =>
  (['cdk', 'pulumi'] as const).map((backend): readonly [string, Answers] => [
    `${layout}, ${backend}`,
    answersOf({ layout, backend, language: 'python' }),
  ]),
);

describe.each(VARIANTS)('in a repository of the kind %s', (_title, answers) => {
  const isMonorepo = answers.layout === 'monorepo';
  const isCdk = answers.backend === 'cdk';

  test('the job that tests runs every command that it names', () => {
    const { failed, calls } = runJob(answers, 'ci-cd', 'test');
    expect(failed).toBeUndefined();
    expect(calls('npm ci')).toHaveLength(1);
    expect(calls('python3 -m pip install --require-hashes')).toHaveLength(1);
    for (const script of ['check', isCdk ? 'synth' : 'preview']) expect(calls(`npm run ${script}`)).toHaveLength(1);
    expect(calls(isMonorepo ? 'npm run test' : 'npm test')).toHaveLength(1);
  });

  test('the preview is a comment on the pull request', () => {
    const { failed, calls, read } = runJob(answers, 'ci-cd', 'preview');
    expect(failed).toBeUndefined();
    expect(calls('gh pr comment')[0]?.words).toEqual(
      'gh pr comment 7 --edit-last --create-if-none --body-file comment.md'.split(' '),
    );
    expect(read('comment.md')).toMatch(/^### What this changes in dev\n~{6}\n.*bucket.*artifacts.*~{6}\n$/is);
    const [diff] = calls(isCdk ? 'cdk diff' : 'pulumi preview');
    expect(diff?.variables).toMatchObject({ ENVIRONMENT_SUFFIX: 'dev' });
  });

  test('a preview that fails is a comment too, and fails the job', () => {
    const failure = [{ exitCode: 1, stderr: 'no stack named dev' }];
    const { failed, calls, read } = runJob(answers, 'ci-cd', 'preview', {
      'cdk diff': failure,
      'pulumi preview': failure,
    });
    expect(failed).toBe('Comment on the pull request');
    expect(calls('gh pr comment')).toHaveLength(1);
    expect(read('comment.md')).toContain('no stack named dev');
  });

  test('the environment is deployed, then the commit released', () => {
    const { failed, calls, output } = runJob(answers, 'deploy', 'deploy');
    expect({ failed, output }).toEqual({ failed: undefined, output: expect.any(String) });
    const deployment = isCdk ? 'cdk deploy --require-approval never' : 'pulumi up --yes --skip-preview';
    expect(calls(deployment)[0]?.variables).toMatchObject({ ENVIRONMENT_SUFFIX: 'dev' });
    const stacks = calls('pulumi stack select --create --secrets-provider awskms://alias/pulumi-state dev');
    expect(stacks).toHaveLength(isCdk ? 0 : 1);
    expect(calls('aws codepipeline start-pipeline-execution')[0]?.words).toEqual(
      expect.arrayContaining([
        'orders-pipeline-dev',
        `actionName=Source,revisionType=COMMIT_ID,revisionValue=${COMMIT}`,
      ]),
    );
  });

  test('a release that was rolled back fails the job', () => {
    const action = {
      stageName: 'Deploy',
      actionName: 'Deploy',
      status: 'Failed',
      input: { actionTypeId: { provider: 'CodeDeployToECS' } },
      output: { executionResult: { externalExecutionId: 'd-1' } },
    };
    const { failed, output } = runJob(answers, 'deploy', 'deploy', {
      'aws codepipeline get-pipeline-execution': [{ pipelineExecution: { status: 'Failed' } }],
      'aws codepipeline list-action-executions': [{ actionExecutionDetails: [action] }],
      'aws deploy get-deployment': [
        { deploymentInfo: { deploymentId: 'd-1', status: 'Stopped', rollbackInfo: { rollbackDeploymentId: 'd-2' } } },
      ],
    });
    expect(failed).toBe('Release the commit');
    expect(output).toContain('d-1 was rolled back by d-2');
  });

  test('a deployment that fails is not followed by a release', () => {
    const failure = [{ exitCode: 1, stderr: 'ROLLBACK_COMPLETE' }];
    const { failed, calls } = runJob(answers, 'deploy', 'deploy', { 'cdk deploy': failure, 'pulumi up': failure });
    expect(failed).toBe('Deploy the pipeline');
    expect(calls('aws')).toEqual([]);
  });

  test('an environment that is not set up is said to be so, before anything else', () => {
    const { failed, output, calls } = runJob(answers, 'deploy', 'deploy', {}, { ...SET_UP, 'vars.AWS_ROLE_ARN': '' });
    expect(failed).toBe('Is the environment set up?');
    expect(output).toContain('::error::the environment dev has no variable AWS_ROLE_ARN; README.md');
    expect(calls('npm')).toEqual([]);
  });
});

test('an environment without a place for the state of Pulumi is not set up', () => {
  const { failed, output } = runJob(
    answersOf({ backend: 'pulumi', layout: 'monorepo' }),
    'deploy',
    'deploy',
    {},
    { ...SET_UP, 'vars.PULUMI_BACKEND_URL': '' },
  );
  expect(failed).toBe('Is the environment set up?');
  expect(output).toContain('no variable PULUMI_BACKEND_URL');
});

/** Runs the scripts of a job, one after the other, until one fails. */
function runJob(
  answers: Answers,
  workflow: 'ci-cd' | 'deploy',
  id: string,
  programAnswers: ProgramAnswers = {},
  expressions = SET_UP,
) {
  const job = workflowOf(answers, workflow).jobs[id];
  const folder = write(listFiles(answers));
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: folder });
  const programs = new FakePrograms(['aws', 'cdk', 'gh', 'npm', 'pulumi', 'python3'], {
    ...PROGRAMS,
    ...programAnswers,
  });
  let output = '';
  let failed: string | undefined;
  try {
    const common = shell(folder, {
      GITHUB_REPOSITORY: 'acme/orders',
      GITHUB_SHA: COMMIT,
      RELEASE_POLL_SECONDS: '0',
      NX_CACHE_DIRECTORY: join(folder, '.nx/cache'),
    });
    for (const step of (job?.steps ?? []).filter(({ run, if: condition }) => run && holds(condition, folder))) {
      const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', step.run ?? ''], {
        cwd: folder,
        encoding: 'utf8',
        env: {
          ...common,
          PATH: `${programs.folder}:${common.PATH}`,
          npm_config_script_shell: programs.shell,
          ...evaluate(job?.env, expressions),
          ...evaluate(step.env, expressions),
        },
      });
      output += stdout + stderr;
      if (status === 0) continue;
      failed = step.name;
      break;
    }
    const all = programs.calls();
    return {
      failed,
      output,
      calls: (words: string) => all.filter((call) => call.words.join(' ').startsWith(words)),
      read: (path: string) => readFileSync(join(folder, path), 'utf8'),
    };
  } finally {
    programs.remove();
  }
}

function evaluate(variables: Step['env'] = {}, expressions: typeof SET_UP): NodeJS.ProcessEnv {
  const value = (text: string) =>
    text.replace(/\$\{\{ (.*?) \}\}/g, (_all, expression) => expressions[expression] ?? '');
  return Object.fromEntries(Object.entries(variables).map(([name, text]) => [name, value(text)]));
}

/** Conditions of steps ask for files of a kind in the folders of the services. */
function holds(condition: string | undefined, folder: string): boolean {
  const pattern = /^hashFiles\('services\/\*\/(.*)'\) != ''$/.exec(condition ?? '')?.[1];
  if (pattern === undefined) return condition === undefined;
  return readdirSync(join(folder, 'services')).some((service) => {
    const [name = '', ...parents] = pattern.split('/').reverse();
    const parent = join(folder, 'services', service, ...parents.reverse());
    return (
      existsSync(parent) &&
      readdirSync(parent).some((file) => (name.startsWith('*') ? file.endsWith(name.slice(1)) : file === name))
    );
  });
}
