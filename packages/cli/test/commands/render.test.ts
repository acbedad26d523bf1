import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFolder, fixture, runCommand, writeSpec } from '../command-runner';

const SYSTEMS = ['registry-build', 'five-stage', 'python-blue-green'];

/** Renders with the CDK into a folder that does not exist yet. */
async function render(spec: string, ...options: readonly string[]) {
  const out = join(createFolder(), 'new/folder');
  const answer = await runCommand(['render', spec, '--backend', 'cdk', '--out', out, ...options]);
  const file = join(out, 'template.json');
  return { ...answer, folder: out, file, text: existsSync(file) ? readFileSync(file, 'utf8') : undefined };
}

test.each(SYSTEMS)('writes the template of %s and nothing else', async (name) => {
  const { code, err, folder, text } = await render(fixture(name));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(readdirSync(folder)).toEqual(['template.json']);
  expect(Object.keys(JSON.parse(text as string).Resources).length).toBeGreaterThan(20);
});

test.each(SYSTEMS)('gives the same bytes for %s each time', async (name) => {
  expect((await render(fixture(name))).text).toBe((await render(fixture(name))).text);
});

test('the template needs no bootstrapped account and no assets', async () => {
  const { text } = await render(fixture('python-blue-green'));
  expect(text).not.toContain('cdk-bootstrap');
  expect(text).not.toContain('AssetParameters');
});

test('sums up stages, resources by service, and the next step', async () => {
  const { out, file } = await render(fixture('registry-build'));
  expect(out).toContain('orders-pipeline-dev environment dev');
  expect(out).toMatch(/1 {2}Source {2}Source \(S3\)\n +2 {2}Build {3}Build \(CodeBuild\)/);
  expect(out).toMatch(/Resources: \d+\n.*IAM \d+/);
  expect(out).toContain(
    `aws cloudformation deploy --template-file ${file} --stack-name orders-pipeline-dev --capabilities CAPABILITY_NAMED_IAM\n`,
  );
});

test('names a bucket in the next step when the template is too large to go without', async () => {
  const { out, text } = await render(fixture('five-stage'), '--region', 'eu-west-1');
  expect(Buffer.byteLength(text as string)).toBeGreaterThan(51_200);
  expect(out).toContain('CloudFormation takes templates over 51,200 bytes only from there');
  expect(out).toContain('--region eu-west-1 --s3-bucket YOUR-BUCKET\n');
});

test('gives the commands for parameters that have to exist before', async () => {
  expect((await render(fixture('python-blue-green'))).out).toContain(
    'aws ssm put-parameter --type SecureString --name /orders/dev/docker-hub/password --value YOUR-VALUE',
  );
});

test('answers in JSON', async () => {
  const { out, file, text } = await render(fixture('registry-build'), '--json', '--suffix', 'prod');
  expect(JSON.parse(out)).toMatchObject({
    problems: [],
    pipeline: 'orders-pipeline-prod',
    suffix: 'prod',
    stages: [{ name: 'Source' }, { name: 'Build' }],
    file,
    bytes: Buffer.byteLength(text as string),
  });
});

test('ties the template to an account and region when they are given', async () => {
  const { text } = await render(fixture('python-blue-green'), '--account', '111122223333', '--region', 'eu-west-1');
  expect(text).toContain('eu-west-1');
});

test('a path with spaces can be copied into a shell', async () => {
  const out = join(createFolder(), "my team's folder");
  const answer = await runCommand(['render', fixture('registry-build'), '--backend', 'cdk', '--out', out]);
  expect(answer.out).toContain(`--template-file '${out.replaceAll("'", `'\\''`)}/template.json'`);
});

describe('nothing is written', () => {
  test('when the spec has problems', async () => {
    const { code, out, err, folder } = await render(writeSpec('service: orders\n'));
    expect({ code, out, exists: existsSync(folder) }).toEqual({ code: 1, out: '', exists: false });
    expect(err).toContain('problem');
  });

  test('when there is no such backend', async () => {
    const answer = await runCommand(['render', fixture('five-stage'), '--backend', 'cdkk', '--out', 'out']);
    expect(answer).toMatchObject({
      code: 2,
      err: 'there is no backend cdkk (did you mean cdk?)\n  fix: choose cdk or pulumi\n',
    });
  });

  test('when a part of the path is a file', async () => {
    const file = join(createFolder(), 'file');
    writeFileSync(file, 'mine');
    const answer = await runCommand([
      'render',
      fixture('registry-build'),
      '--backend',
      'cdk',
      '--out',
      join(file, 'out'),
    ]);
    expect(answer).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^cannot write .+file\/out\/template\.json/),
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});

test('an older template is replaced as a whole', async () => {
  const out = createFolder();
  writeFileSync(join(out, 'template.json'), 'old');
  chmodSync(join(out, 'template.json'), 0o444);
  await runCommand(['render', fixture('registry-build'), '--backend', 'cdk', '--out', out]);
  expect(readdirSync(out)).toEqual(['template.json']);
  expect(JSON.parse(readFileSync(join(out, 'template.json'), 'utf8'))).toHaveProperty('Resources');
});
