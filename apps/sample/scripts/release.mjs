#!/usr/bin/env node
// Releases a commit with the pipeline of one environment, and waits until it is over. Fails when the release failed, was
// stopped, or was rolled back. Run it where pipeline.yaml lies:
//
//     ENVIRONMENT_SUFFIX=dev npm run release [-- COMMIT]
import { spawnSync } from 'node:child_process';

const POLL_SECONDS = Number(process.env.RELEASE_POLL_SECONDS ?? 15);
const TIMEOUT_MINUTES = Number(process.env.RELEASE_TIMEOUT_MINUTES ?? 100);

const commit = process.argv[2] ?? process.env.GITHUB_SHA ?? run('git', ['rev-parse', 'HEAD']).trim();
const pipeline = JSON.parse(run('tap-pipeline', ['plan', 'pipeline.yaml', '--json'])).delivery.pipeline.name;
const deadline = Date.now() + TIMEOUT_MINUTES * 60_000;

const execution = (await findExecution()) ?? startExecution();
console.log(`${pipeline} releases ${commit}: execution ${execution}`);
const status = await waitForEnd();
const failures = [...failedActions(), ...failedDeployments()];
if (status !== 'Succeeded' || failures.length > 0)
  fail([`${pipeline} did not release ${commit}: ${status}`, ...failures]);
console.log(`${pipeline} released ${commit}`);

/** An execution of the commit that runs or has succeeded: a job that is repeated does not release twice. */
async function findExecution() {
  for (;;) {
    const { pipelineExecutionSummaries: all } = aws('codepipeline', 'list-pipeline-executions', [
      ...['--pipeline-name', pipeline, '--no-paginate', '--max-results', '50'],
    ]);
    const usable = all.filter(({ status }) => ['InProgress', 'Succeeded'].includes(status));
    const ours = usable.find(({ sourceRevisions = [] }) => sourceRevisions.some((it) => it.revisionId === commit));
    if (ours) return ours.pipelineExecutionId;
    // A pipeline starts by itself when it is made; which commit that is shows when its source has been read.
    const unread = usable.some(
      ({ status, sourceRevisions = [] }) => status === 'InProgress' && !sourceRevisions.length,
    );
    if (!unread) return undefined;
    await nap('its first execution has not read the source yet');
  }
}

function startExecution() {
  const revision = `actionName=Source,revisionType=COMMIT_ID,revisionValue=${commit}`;
  return aws('codepipeline', 'start-pipeline-execution', ['--name', pipeline, '--source-revisions', revision])
    .pipelineExecutionId;
}

async function waitForEnd() {
  for (;;) {
    const { status } = aws('codepipeline', 'get-pipeline-execution', [
      ...['--pipeline-name', pipeline, '--pipeline-execution-id', execution],
    ]).pipelineExecution;
    if (!['InProgress', 'Stopping'].includes(status)) return status;
    const running = listActions().filter((action) => action.status === 'InProgress');
    await nap(running.map(({ stageName, actionName }) => `${stageName}/${actionName} runs`).join(', ') || status);
  }
}

function failedActions() {
  return listActions()
    .filter(({ status }) => ['Failed', 'Abandoned'].includes(status))
    .map(({ stageName, actionName, output }) => {
      const { externalExecutionSummary = 'no reason is given', externalExecutionUrl = '' } =
        output?.executionResult ?? {};
      return `${stageName}/${actionName}: ${externalExecutionSummary} ${externalExecutionUrl}`.trimEnd();
    });
}

/** A deployment counts only when it succeeded and nothing of it was rolled back. */
function failedDeployments() {
  return listActions()
    .filter(({ input }) => input?.actionTypeId?.provider === 'CodeDeployToECS')
    .map(({ output }) => output?.executionResult?.externalExecutionId)
    .filter((id) => id !== undefined)
    .map((id) => aws('deploy', 'get-deployment', ['--deployment-id', id]).deploymentInfo)
    .flatMap(({ deploymentId, status, rollbackInfo, errorInformation }) => {
      if (rollbackInfo?.rollbackDeploymentId)
        return `${deploymentId} was rolled back by ${rollbackInfo.rollbackDeploymentId}: ${errorInformation?.message ?? status}`;
      return status === 'Succeeded' ? [] : `${deploymentId}: ${status} ${errorInformation?.message ?? ''}`.trimEnd();
    });
}

function listActions() {
  const filter = `pipelineExecutionId=${execution}`;
  return aws('codepipeline', 'list-action-executions', ['--pipeline-name', pipeline, '--filter', filter])
    .actionExecutionDetails;
}

async function nap(why) {
  if (Date.now() > deadline)
    fail([
      `${pipeline} is not at its end after ${TIMEOUT_MINUTES} minutes: ${why}`,
      'if it waits for an approval, approve it and run this job again: it takes up the same execution',
    ]);
  console.log(`  ${why}`);
  await new Promise((wake) => setTimeout(wake, POLL_SECONDS * 1000));
}

function aws(service, operation, args) {
  return JSON.parse(run('aws', [service, operation, ...args, '--output', 'json']));
}

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 100 * 1024 * 1024,
  });
  if (error) fail([`${program} cannot be started: ${error.message}`]);
  if (status !== 0) fail([`${program} ${args.slice(0, 2).join(' ')} failed`, stderr.trim() || stdout.trim()]);
  return stdout;
}

function fail(lines) {
  console.error(lines.map((line, index) => (index === 0 ? `::error::${line}` : `  ${line}`)).join('\n'));
  process.exit(1);
}
