import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createFolder, fixture, runCommand, writeSpec } from '../command-runner';

const SPEC = `
service: orders
source: { kind: s3 }
logs: { buildDays: 14 }
tags: { "cost centre": "1" }
overrides:
  prod: { removal: retain, logs: { buildDays: 90 } }
`;

test('names the spec', async () => {
  const path = writeSpec(SPEC);
  expect(await runCommand(['explain', path, 'logs.buildDays'])).toEqual({
    code: 0,
    out: `logs.buildDays = 14\n  from ${path}\n`,
    err: '',
  });
});

test('names the override, and what it goes before', async () => {
  const path = writeSpec(SPEC);
  const { out } = await runCommand(['explain', path, 'logs.buildDays', '--suffix', 'prod']);
  expect(out).toBe(`logs.buildDays = 90\n  from overrides.prod\n  instead of 14 from ${path}\n`);
});

test('names the environment variable', async () => {
  const { out } = await runCommand(['explain', writeSpec(SPEC), 'logs.buildDays'], {
    variables: { TAP_PIPELINE_LOGS_BUILD_DAYS: '30' },
  });
  expect(out).toContain('logs.buildDays = 30\n  from the environment variable TAP_PIPELINE_LOGS_BUILD_DAYS\n');
});

test('names the team and the platform, and what they stand in for', async () => {
  const path = writeSpec(`${SPEC}team: payments\n`);
  const platform = join(dirname(path), 'tap-pipeline.platform.yaml');
  writeFileSync(
    platform,
    'defaults: { logs: { buildDays: 60, pipelineDays: 60 }, removal: retain }\nteams: { payments: { defaults: { logs: { pipelineDays: 90 } } } }\n',
  );
  const { out } = await runCommand(['explain', path, 'logs']);
  expect(out).toContain(`logs.buildDays = 14\n  from ${path}\n  instead of 60 from defaults of ${platform}\n`);
  expect(out).toContain(
    `logs.pipelineDays = 90\n  from teams.payments.defaults of ${platform}\n  instead of 60 from defaults of ${platform}\n`,
  );
  const { out: json } = await runCommand(['explain', path, 'removal', '--json']);
  expect(JSON.parse(json).values).toMatchObject([{ value: 'retain', layer: 'platform' }]);
});

test('names hardening strict where that set the value, and why', async () => {
  const path = writeSpec(
    `${SPEC.replace('logs: { buildDays: 14 }', 'logs: { buildDays: 400 }')}hardening: strict\n`.replace(
      'buildDays: 90',
      'buildDays: 545',
    ),
  );
  const { out } = await runCommand(['explain', path, 'logs']);
  expect(out).toContain(`logs.buildDays = 400\n  from ${path}\n`);
  expect(out).toContain(
    'logs.pipelineDays = 365\n  from the default: hardening: strict sets it, since a break-in is found months later\n',
  );
});

test('takes the platform settings that are named', async () => {
  const path = writeSpec('service: orders\nsource: { kind: s3 }\n');
  const platform = join(createFolder(), 'ours.yaml');
  writeFileSync(platform, 'defaults: { logs: { buildDays: 60 } }\n');
  const { out } = await runCommand(['explain', path, 'logs.buildDays', '--platform', platform]);
  expect(out).toBe(`logs.buildDays = 60\n  from defaults of ${platform}\n`);
  const named = await runCommand(['explain', path, 'logs.buildDays'], {
    variables: { TAP_PIPELINE_PLATFORM: platform },
  });
  expect(named.out).toBe(out);
});

test('gives the reason of a default', async () => {
  const { out } = await runCommand(['explain', writeSpec(SPEC), 'registry.mutability']);
  expect(out).toMatch(/^registry\.mutability = "immutable"\n {2}from the default: \w.+\n$/);
});

test('explains every value of a part', async () => {
  const { out } = await runCommand(['explain', fixture('python-blue-green'), 'logs', '--json']);
  const paths = JSON.parse(out).values.map(({ path, layer }: { path: string; layer: string }) => [path, layer]);
  expect(paths).toEqual(
    expect.arrayContaining([
      ['logs.buildDays', 'spec'],
      ['logs.pipelineDays', 'default'],
    ]),
  );
});

test('explains the environment suffix', async () => {
  expect((await runCommand(['explain', writeSpec(SPEC), 'suffix'])).out).toContain(
    'suffix = "dev"\n  from the default',
  );
  expect((await runCommand(['explain', writeSpec(SPEC), 'suffix', '--suffix', 'prod'])).out).toContain(
    'suffix = "prod"',
  );
});

test('finds keys with other letters than those of a name', async () => {
  expect((await runCommand(['explain', writeSpec(SPEC), 'tags["cost centre"]'])).code).toBe(0);
});

test('refuses a path where there is no value, and says which was meant', async () => {
  const { code, out, err } = await runCommand(['explain', writeSpec(SPEC), 'logs.buildDay']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('the spec has no value at logs.buildDay (did you mean logs.buildDays?)');
});
