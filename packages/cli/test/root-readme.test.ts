import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSpec, planSpec } from '@tap-pipeline/core-model';
import { runCommand } from './command-runner';

const README = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
const SPEC = block('yaml');

test('the spec of the front page plans the pipeline that the page draws', () => {
  const { stages } = planSpec(parseSpec(SPEC, 'pipeline.yaml')).delivery.pipeline;
  const drawn = [...block('mermaid').matchAll(/\[(\w+)<br\/>/g)].map(([, stage]) => stage);
  expect(stages.map(({ name }) => name)).toEqual(drawn);
});

test('the refusal of the front page is the one that is printed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  const file = join(folder, 'pipeline.yaml');
  writeFileSync(file, SPEC.replace('percent: 10', 'percent: 150'));
  const { code, err } = await runCommand(['check', file]);
  expect(code).toBe(1);
  expect(err.replaceAll(`${folder}/`, '')).toContain(
    README.split('```\n').find((part) => part.startsWith('deploy.strategy')),
  );
});

test('the commands of the front page work with its spec as they are written', async () => {
  const before = process.cwd();
  process.chdir(mkdtempSync(join(tmpdir(), 'readme-')));
  try {
    writeFileSync('pipeline.yaml', SPEC);
    const lines = [...README.matchAll(/^ {4}npx tap-pipeline (.*?) +#/gm)].map(([, line = '']) => line.split(' '));
    expect(lines.map(([name]) => name)).toEqual(['check', 'plan', 'render', 'render']);
    for (const line of lines) expect([line, await runCommand(line)]).toMatchObject([line, { code: 0, err: '' }]);
    expect(readdirSync('out/mine')).toEqual(expect.arrayContaining(['resources.json', 'template.json']));
  } finally {
    process.chdir(before);
  }
}, 60_000);

function block(language: string): string {
  return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(README)?.[1] ?? '';
}
