import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPlatform, parsePlatform } from '@tap-pipeline/core-model/platform';
import { createFolder, runCommand } from './command-runner';

const PAGE = readFileSync(join(__dirname, '../../../docs/for-platform-teams.md'), 'utf8');
const before = process.cwd();

beforeEach(() => {
  process.chdir(createFolder());
  write('.git', '');
});
afterEach(() => process.chdir(before));

test('a service team sees the problems that the page shows', async () => {
  write('tap-pipeline.platform.yaml', block('yaml platform'));
  write('orders/pipeline.yaml', block('yaml spec'));
  expect(await runPage('check')).toEqual({ code: 1, out: '', err: block('text check') });
});

test('a service team is told where a value comes from, once the problems are mended', async () => {
  write('tap-pipeline.platform.yaml', block('yaml platform'));
  const mended = block('yaml spec')
    .replace('buildDays: 14', 'buildDays: 30')
    .replace('removal: retain', 'removal: retain, approvals: [{ before: deploy }]');
  write('orders/pipeline.yaml', mended);
  expect(await runPage('explain')).toEqual({ code: 0, out: block('text explain'), err: '' });
});

test('the rules of the page are right, and a plain service without settings of its own breaks some of them', async () => {
  expect(checkPlatform(parsePlatform(block('yaml rules')))).toEqual([]);
  write('tap-pipeline.platform.yaml', block('yaml rules'));
  write('pipeline.yaml', 'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs }\n');
  const { out } = await runCommand(['check', 'pipeline.yaml', '--suffix', 'prod', '--region', 'us-east-1', '--json']);
  expect(
    JSON.parse(out)
      .problems.map(({ rule }: { rule: string }) => rule)
      .sort(),
  ).toEqual([
    'audited',
    'cost-centre',
    'failures-are-told',
    'keep-data',
    'no-uploads',
    'our-regions',
    'own-key',
    'scanned-images',
    'slow-release',
  ]);
});

test('a package is what the page says, by its name and through the module of one line', async () => {
  write('node_modules/@acme/tap-pipeline-platform/package.json', block('json package'));
  write('node_modules/@acme/tap-pipeline-platform/tap-pipeline.platform.yaml', block('yaml platform'));
  write('orders/pipeline.yaml', block('yaml spec'));
  const variables = { TAP_PIPELINE_PLATFORM: '@acme/tap-pipeline-platform' };
  const named = await runCommand(['check', 'orders/pipeline.yaml'], { variables });
  expect(named.err).toContain('rule production-approval');

  write('tap-pipeline.platform.cjs', block('js link'));
  expect(await runCommand(['check', 'orders/pipeline.yaml'])).toEqual(named);
});

function runPage(name: string) {
  return runCommand(block(`sh ${name}`).trim().split(' ').slice(2));
}

function block(title: string): string {
  const found = new RegExp(`\`\`\`${title}\n([^]*?)\`\`\``).exec(PAGE)?.[1];
  if (found === undefined) throw new Error(`the page has no block ${title}`);
  return found;
}

function write(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}
