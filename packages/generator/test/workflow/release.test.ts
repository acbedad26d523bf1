import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Answers, FakePrograms } from './fake-programs';

const SCRIPT = join(__dirname, '../../templates/github/release.mjs');
const COMMIT = '4f1c9d0a';

const PLAN = { delivery: { pipeline: { name: 'orders-pipeline-dev' } } };
const LIST = 'aws codepipeline list-pipeline-executions';
const START = 'aws codepipeline start-pipeline-execution';
const GET = 'aws codepipeline get-pipeline-execution';
const ACTIONS = 'aws codepipeline list-action-executions';
const DEPLOYMENT = 'aws deploy get-deployment';

/** A release that goes well; the pipeline has not seen the commit before. */
const WELL: Answers = {
  'tap-pipeline plan': [PLAN],
  [LIST]: [executions()],
  [START]: [{ pipelineExecutionId: 'one' }],
  [GET]: [execution('InProgress'), execution('Succeeded')],
  [ACTIONS]: [actions(deploy('InProgress')), actions(deploy('Succeeded', 'd-1'))],
  [DEPLOYMENT]: [deployment('Succeeded')],
};

test('a commit is released, and the end is waited for', () => {
  const { status, output, programs } = release(WELL);
  expect({ status, output }).toMatchObject({
    status: 0,
    output: expect.stringContaining(`orders-pipeline-dev released ${COMMIT}`),
  });
  expect(programs.calls(START)[0]?.words).toEqual(
    expect.arrayContaining(['orders-pipeline-dev', `actionName=Source,revisionType=COMMIT_ID,revisionValue=${COMMIT}`]),
  );
  expect(programs.calls(GET)).toHaveLength(2);
});

test('the plan is that of the environment', () => {
  const { programs } = release(WELL);
  expect(programs.calls('tap-pipeline plan pipeline.yaml')[0]?.variables).toMatchObject({ ENVIRONMENT_SUFFIX: 'dev' });
});

test.each(['InProgress', 'Succeeded'])('a commit whose execution is %s is not released twice', (status) => {
  const { status: exitCode, programs } = release({ ...WELL, [LIST]: [executions([status, COMMIT, 'zero'])] });
  expect(exitCode).toBe(0);
  expect(programs.calls(START)).toEqual([]);
  expect(programs.calls(GET)[0]?.words).toContain('zero');
});

test.each(['Failed', 'Stopped', 'Superseded'])('a commit whose execution is %s is released again', (status) => {
  const { status: exitCode, programs } = release({ ...WELL, [LIST]: [executions([status, COMMIT, 'zero'])] });
  expect(exitCode).toBe(0);
  expect(programs.calls(START)).toHaveLength(1);
});

test('the execution with which a new pipeline starts is taken up, when it has read the commit', () => {
  const { programs } = release({
    ...WELL,
    [LIST]: [executions(['InProgress', undefined, 'zero']), executions(['InProgress', COMMIT, 'zero'])],
  });
  expect(programs.calls(START)).toEqual([]);
  expect(programs.calls(GET)[0]?.words).toContain('zero');
});

describe('the job fails', () => {
  test.each(['Failed', 'Stopped', 'Superseded', 'Cancelled'])('when the execution is %s', (status) => {
    const { status: exitCode, output } = release({ ...WELL, [GET]: [execution(status)], [ACTIONS]: [actions()] });
    expect({ exitCode, output }).toEqual({
      exitCode: 1,
      output: expect.stringContaining(`::error::orders-pipeline-dev did not release ${COMMIT}: ${status}`),
    });
  });

  test('when an action failed, and says which, why, and where to look', () => {
    const result = { externalExecutionSummary: 'tests failed', externalExecutionUrl: 'https://console/build' };
    const failed = { stageName: 'Test', actionName: 'unit', status: 'Failed', output: { executionResult: result } };
    const { status, output } = release({ ...WELL, [GET]: [execution('Failed')], [ACTIONS]: [actions(failed)] });
    expect(status).toBe(1);
    expect(output).toContain('Test/unit: tests failed https://console/build');
  });

  test('when the deployment was rolled back, and says what brought it back', () => {
    const { status, output } = release({
      ...WELL,
      [GET]: [execution('Failed')],
      [ACTIONS]: [actions(deploy('Failed', 'd-1'))],
      [DEPLOYMENT]: [deployment('Stopped', { rollbackDeploymentId: 'd-2' }, 'an alarm went off')],
    });
    expect(status).toBe(1);
    expect(output).toContain('d-1 was rolled back by d-2: an alarm went off');
  });

  test('when the deployment was rolled back, even if the pipeline says that it succeeded', () => {
    const { status, output } = release({
      ...WELL,
      [DEPLOYMENT]: [deployment('Succeeded', { rollbackDeploymentId: 'd-2' })],
    });
    expect(status).toBe(1);
    expect(output).toContain('d-1 was rolled back by d-2');
  });

  test('when the deployment did not succeed, even if the pipeline says so', () => {
    const { status, output } = release({
      ...WELL,
      [DEPLOYMENT]: [deployment('Stopped', undefined, 'stopped by a person')],
    });
    expect(status).toBe(1);
    expect(output).toContain('d-1: Stopped stopped by a person');
  });

  test('when it takes too long, and says what it waits for', () => {
    const waiting = { stageName: 'ApproveDeploy', actionName: 'Approve', status: 'InProgress' };
    const { status, output, programs } = release(
      { ...WELL, [GET]: [execution('InProgress')], [ACTIONS]: [actions(waiting)] },
      { RELEASE_TIMEOUT_MINUTES: '0' },
    );
    expect(status).toBe(1);
    expect(output).toContain('not at its end after 0 minutes: ApproveDeploy/Approve runs');
    expect(output).toContain('run this job again');
    expect(programs.calls(DEPLOYMENT)).toEqual([]);
  });

  test('when AWS refuses, with its words', () => {
    const { status, output } = release({ ...WELL, [START]: [{ exitCode: 254, stderr: 'AccessDeniedException' }] });
    expect(status).toBe(1);
    expect(output).toContain('::error::aws codepipeline start-pipeline-execution failed');
    expect(output).toContain('AccessDeniedException');
  });

  test('when the spec has problems, with their text', () => {
    const { status, output } = release({
      ...WELL,
      'tap-pipeline plan': [{ exitCode: 1, stderr: 'source is missing' }],
    });
    expect(status).toBe(1);
    expect(output).toContain('source is missing');
  });
});

test('an image that nothing deploys is released when its pipeline succeeds', () => {
  const { status, programs } = release({ ...WELL, [ACTIONS]: [actions()] });
  expect(status).toBe(0);
  expect(programs.calls(DEPLOYMENT)).toEqual([]);
});

function release(answers: Answers, variables: NodeJS.ProcessEnv = {}) {
  const programs = new FakePrograms(['aws', 'tap-pipeline'], answers);
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], {
      encoding: 'utf8',
      env: {
        PATH: `${programs.folder}:${process.env.PATH}`,
        ENVIRONMENT_SUFFIX: 'dev',
        GITHUB_SHA: COMMIT,
        RELEASE_POLL_SECONDS: '0',
        ...variables,
      },
    });
    const calls = programs.calls();
    return {
      status,
      output: stdout + stderr,
      programs: { calls: (words: string) => calls.filter((call) => call.words.join(' ').startsWith(words)) },
    };
  } finally {
    programs.remove();
  }
}

/** Executions: status, commit that they release, and id. */
function executions(...all: readonly (readonly [string, string | undefined, string])[]) {
  return {
    pipelineExecutionSummaries: all.map(([status, revisionId, pipelineExecutionId]) => ({
      pipelineExecutionId,
      status,
      sourceRevisions: revisionId ? [{ actionName: 'Source', revisionId }] : [],
    })),
  };
}

function execution(status: string) {
  return { pipelineExecution: { status } };
}

function actions(...actionExecutionDetails: readonly object[]) {
  return { actionExecutionDetails };
}

function deploy(status: string, externalExecutionId?: string) {
  return {
    stageName: 'Deploy',
    actionName: 'Deploy',
    status,
    input: { actionTypeId: { provider: 'CodeDeployToECS' } },
    output: { executionResult: { externalExecutionId } },
  };
}

function deployment(status: string, rollbackInfo?: object, message?: string) {
  return { deploymentInfo: { deploymentId: 'd-1', status, rollbackInfo, errorInformation: { message } } };
}
