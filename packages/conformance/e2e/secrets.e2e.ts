import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Engine, succeed } from './engine';
import { createStack } from './stack';

test('a secret of stack config reaches the account, and is nowhere in clear in state, history, backups and logs', async (t) => {
  const { engine, cloud } = await createStack(t, 'small', SECURE_PARAMETERS);
  const values = ['correct-horse-battery-staple', 'incorrect-horse-battery-staple'];
  for (const value of values) {
    await engine.configureSecret('packageToken', value);
    await runAll(engine, ['--diff', '--json', '--debug']);
    assert.equal(cloud.tryFind('aws:ssm/parameter:Parameter', PARAMETER)?.settings.value, value);
  }
  assertNowhere(engine, values);
});

// With --json and --debug the Node.js SDK itself logs in clear what provider functions answer.
test('a token from Secrets Manager reaches the pipeline, and is nowhere in clear in state, history, backups and ordinary output', async (t) => {
  const token = 'ghp-0123456789-not-a-token';
  const { engine, cloud } = await createStack(t, 'small', {}, { 'notes/github': JSON.stringify({ token }) });
  await runAll(engine, ['--diff']);
  assert.ok(JSON.stringify(cloud.ofType('aws:codepipeline/pipeline:Pipeline')).includes(token));
  assertNowhere(engine, [token]);
});

test('the state has the value of a secure parameter encrypted, as input and as output', async (t) => {
  const { engine } = await createStack(t, 'small', SECURE_PARAMETERS);
  await engine.configureSecret('packageToken', 'correct-horse-battery-staple');
  await succeed(engine.up());

  const { resources = [] } = (await engine.exportState()).deployment;
  const parameter = resources.find(({ type }) => type === 'aws:ssm/parameter:Parameter');
  assert.deepEqual(Object.keys(Object(parameter?.inputs?.value)).sort(), SECRET_KEYS);
  assert.deepEqual(Object.keys(Object(parameter?.outputs?.value)).sort(), SECRET_KEYS);
});

/** How the engine writes a secret. */
const SECRET_KEYS = ['4dabf18193072939515e22adb298388d', 'ciphertext'];

const PARAMETER = '/notes/dev/package-token';

const SECURE_PARAMETERS = {
  secureParameters: JSON.stringify({ '/notes/{suffix}/package-token': 'packageToken' }),
};

/** Everything that people run, with flags that make it talk. */
async function runAll(engine: Engine, flags: readonly string[]): Promise<void> {
  for (const command of [
    ['preview', ...flags],
    ['up', '--yes', '--skip-preview', ...flags],
    ['refresh', '--yes', '--skip-preview', ...flags],
    ['stack', 'export'],
    ['stack', 'output'],
    ['stack', 'history'],
    ['config', '--json'],
  ]) {
    await succeed(engine.run(command));
  }
}

/** Secrets are in no file of the engine and in nothing that it wrote. The name of the pipeline, which is no secret, is. */
function assertNowhere(engine: Engine, secrets: readonly string[]): void {
  const texts = { ...readFolder(engine.folder), 'what the commands wrote': engine.transcript };
  const paths = findIn(texts, 'notes-pipeline-dev').join('\n');
  for (const place of ['stacks', 'history', 'backups', 'what the commands wrote']) assert.match(paths, RegExp(place));
  for (const secret of secrets) assert.deepEqual(findIn(texts, secret), []);
}

/** All files in a folder, by their path. */
function readFolder(folder: string): { readonly [path: string]: string } {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'latin1')]));
}

/** Where a text is, as it is or in base64. */
function findIn(texts: { readonly [path: string]: string }, wanted: string): readonly string[] {
  const forms = [wanted, Buffer.from(wanted).toString('base64').replace(/=+$/, '')];
  return Object.entries(texts).flatMap(([path, text]) => (forms.some((form) => text.includes(form)) ? [path] : []));
}
