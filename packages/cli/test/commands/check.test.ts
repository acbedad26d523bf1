import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fixture, runCommand, writeSpec } from '../command-runner';

const TYPO = 'servce: orders\nservice: orders\nsource: { kind: s3 }\nlogs: { buildDays: 8 }\n';

test('says that the reference specs are right', async () => {
  const paths = ['registry-build', 'five-stage', 'python-blue-green'].map(fixture);
  expect(await runCommand(['check', ...paths])).toEqual({
    code: 0,
    out: paths.map((path) => `ok ${path}\n`).join(''),
    err: '',
  });
});

test('tells every problem with its place, and what was probably meant', async () => {
  const path = writeSpec(TYPO);
  const { code, out, err } = await runCommand(['check', path]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('2 problems in the spec');
  expect(err).toContain(`at: ${path}:1:1`);
  expect(err).toContain('service');
  expect(err).toContain('logs.buildDays');
});

test('checks the other specs too when one is wrong', async () => {
  const [right, wrong] = [fixture('five-stage'), writeSpec(TYPO)];
  const { code, out, err } = await runCommand(['check', wrong, right]);
  expect({ code, out }).toEqual({ code: 1, out: `ok ${right}\n` });
  expect(err).toContain(wrong);
});

test('tells a missing file as a problem', async () => {
  const { code, err } = await runCommand(['check', 'no-such-file.yaml']);
  expect(code).toBe(1);
  expect(err).toContain('the spec cannot be read: there is no such file\n  at: no-such-file.yaml\n');
});

test('answers in JSON', async () => {
  const right = await runCommand(['check', fixture('five-stage'), '--json']);
  expect({ ...right, out: JSON.parse(right.out) }).toEqual({ code: 0, out: { problems: [] }, err: '' });

  const path = writeSpec(TYPO);
  const wrong = await runCommand(['check', path, '--json']);
  expect({ code: wrong.code, err: wrong.err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(wrong.out).problems).toContainEqual(
    expect.objectContaining({ path: 'servce', file: path, position: { line: 1, column: 1 } }),
  );
});

test('checks the environment that is chosen', async () => {
  const path = writeSpec('service: orders\nsource: { kind: s3 }\n');
  expect((await runCommand(['check', path, '--suffix', 'Not_A_Suffix'])).code).toBe(1);
  const { code, err } = await runCommand(['check', path], { variables: { TAP_PIPELINE_REMOVAL: 'never' } });
  expect(code).toBe(1);
  expect(err).toContain('set by the environment variable TAP_PIPELINE_REMOVAL');
});

test('tells the rules of the platform that a spec breaks', async () => {
  const path = writeSpec('service: orders\nsource: { kind: s3 }\nlogs: { buildDays: 7 }\n');
  writeFileSync(
    join(dirname(path), 'tap-pipeline.platform.yaml'),
    `rules:
  - { name: logs-a-month, require: { path: logs.buildDays, atLeast: 30 }, message: "Auditors ask for it." }
  - { name: our-regions, require: { path: region, in: [eu-west-1] } }
`,
  );
  expect(await runCommand(['check', path])).toMatchObject({
    code: 1,
    err: `1 problem in the spec

logs.buildDays must be at least 30, got 7 (rule logs-a-month: Auditors ask for it)
  at: ${path}:3:9
  allowed: at least 30
  fix: set logs.buildDays to 30 or more
  code: broken-rule
`,
  });
  const { err } = await runCommand(['check', path, '--region', 'us-east-1']);
  expect(err).toContain('region must be eu-west-1, got "us-east-1" (rule our-regions)');
});

test('tells problems of the platform settings as such', async () => {
  const path = writeSpec('service: orders\nsource: { kind: s3 }\n');
  const platform = join(dirname(path), 'tap-pipeline.platform.yaml');
  writeFileSync(platform, 'rulez: []\n');
  const { code, err } = await runCommand(['check', path]);
  expect(code).toBe(1);
  expect(err).toContain(`1 problem in the platform settings\n\nrulez is not known: did you mean rules?`);
  expect(err).toContain(`at: ${platform}:1:1`);
  expect((await runCommand(['check', path, '--platform', '@acme/no-such-package'])).err).toContain(
    'the platform file cannot be found: there is no package @acme/no-such-package',
  );
});
