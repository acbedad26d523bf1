import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { ScaffoldFile } from '../../src/scaffold/scaffold-file';
import { removeWritten, write } from '../scaffold/written';
import { VARIANTS, workflowOf } from './workflows';

afterAll(removeWritten);
jest.setTimeout(60_000);

const TSX = join(__dirname, '../../../../node_modules/.bin/tsx');

test('the language service of GitHub finds nothing in any workflow', () => {
  const files = VARIANTS.flatMap(([title, answers]) =>
    (['ci-cd', 'deploy'] as const).map((name) =>
      file(`${title.replaceAll(', ', '-')}/${name}.yml`, workflowOf(answers, name).text),
    ),
  );
  expect(files).toHaveLength(2 * VARIANTS.length);
  expect(findingsOf(files)).toEqual([]);
});

test('the language service of GitHub would find a fault', () => {
  const [, answers] = VARIANTS[0] ?? [];
  if (!answers) throw new Error('there are no variants');
  const { text } = workflowOf(answers, 'ci-cd');
  const faults = [
    text.replace('needs: test', 'needs: tests'),
    text.replace('github.repository', 'githb.repository'),
    text.replace('runs-on:', 'runs-in:'),
  ];
  for (const [index, fault] of faults.entries()) expect(findingsOf([file(`${index}.yml`, fault)])).not.toEqual([]);
});

function file(path: string, content: string): ScaffoldFile {
  return { path, content, reason: 'a workflow to be judged' };
}

function findingsOf(files: readonly ScaffoldFile[]): readonly string[] {
  const folder = write(files);
  const script = join(__dirname, 'validate-workflows.mjs');
  const { NODE_OPTIONS, ...env } = process.env;
  const paths = files.map(({ path }) => join(folder, path));
  return JSON.parse(execFileSync(TSX, [script, ...paths], { encoding: 'utf8', env }));
}
