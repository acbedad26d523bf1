import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkSpec, resolveWith } from '../../src/check-spec';
import { parseSpec, readSpec } from '../../src/load-spec';
import { readPlatform, tryReadPlatformNear } from '../../src/platform/load-platform';
import type { SettingSources } from '../../src/settings';
import type { PipelineSpec } from '../../src/spec/pipeline-spec';

const YAML = 'service: orders\nsource: { kind: s3 }\n';
const before = process.cwd();

describe('Platform settings', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'core-model-')));
    write('.git/HEAD', '');
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(root, { recursive: true });
  });

  const write = (name: string, text: string): string => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
    return join(root, name);
  };
  const settingsOf = (days: number) => `defaults: { logs: { buildDays: ${days} } }\n`;
  const daysOf = (spec: PipelineSpec, sources: SettingSources = {}) => resolveWith(spec, sources).spec.logs.buildDays;
  const writePackage = (main: string, text: string) => {
    write('node_modules/@acme/platform/package.json', JSON.stringify({ name: '@acme/platform', main }));
    write(`node_modules/@acme/platform/${main}`, text);
  };

  describe('are found', () => {
    test('beside the spec, or in the nearest folder above it', () => {
      const spec = write('services/orders/pipeline.yaml', YAML);
      expect(daysOf(readSpec(spec))).toBe(30);
      write('tap-pipeline.platform.yaml', settingsOf(60));
      expect(daysOf(readSpec(spec))).toBe(60);
      write('services/tap-pipeline.platform.json', '{ "defaults": { "logs": { "buildDays": 90 } } }');
      expect(daysOf(readSpec(spec))).toBe(90);
      write('services/orders/tap-pipeline.platform.yml', settingsOf(120));
      expect(daysOf(readSpec(spec))).toBe(120);
    });

    test('in no folder above the repository', () => {
      write('tap-pipeline.platform.yaml', settingsOf(60));
      const spec = write('other-repository/pipeline.yaml', YAML);
      expect(daysOf(readSpec(spec))).toBe(60);
      write('other-repository/.git', 'gitdir: elsewhere');
      expect(daysOf(readSpec(spec))).toBe(30);
    });

    test('from the working directory for a relative path, which is then shown', () => {
      write('tap-pipeline.platform.yaml', settingsOf(60));
      write('services/pipeline.yaml', YAML);
      process.chdir(join(root, 'services'));
      expect(resolveWith(readSpec('pipeline.yaml')).layers.at(-1)?.from).toBe(
        `defaults of ${join('..', 'tap-pipeline.platform.yaml')}`,
      );
    });

    test('through a module of one line that requires the package of the platform', () => {
      writePackage('index.js', 'module.exports = { defaults: { logs: { buildDays: 60 } } };');
      write('tap-pipeline.platform.cjs', "module.exports = require('@acme/platform');");
      expect(daysOf(readSpec(write('pipeline.yaml', YAML)))).toBe(60);
    });

    test('for a spec in a module', () => {
      write('tap-pipeline.platform.yaml', settingsOf(60));
      const spec = write('pipeline.cjs', "module.exports = { service: 'orders', source: { kind: 's3' } };");
      expect(daysOf(readSpec(spec))).toBe(60);
    });

    test('for a spec in code in the folder that is named, and else not', () => {
      write('tap-pipeline.platform.yaml', settingsOf(60));
      const spec: PipelineSpec = { service: 'orders', source: { kind: 's3' } };
      expect(daysOf(spec, { folder: root })).toBe(60);
      process.chdir(root);
      expect(daysOf(spec)).toBe(30);
      expect(daysOf(parseSpec(YAML, 'pipeline.yaml'))).toBe(30);
    });

    test('once in a folder: two are refused', () => {
      write('tap-pipeline.platform.yaml', settingsOf(60));
      write('tap-pipeline.platform.json', '{}');
      expect(checkSpec(readSpec(write('pipeline.yaml', YAML)))).toMatchObject([
        {
          code: 'several-platform-files',
          about: 'platform',
          message: 'the platform file must be one file, got tap-pipeline.platform.yaml and tap-pipeline.platform.json',
          file: join(root, 'tap-pipeline.platform.yaml'),
        },
      ]);
    });
  });

  describe('are named', () => {
    test('in code before the environment variable, and that before the nearest file', () => {
      write('tap-pipeline.platform.yaml', settingsOf(60));
      const spec = readSpec(write('pipeline.yaml', YAML));
      const variables = { TAP_PIPELINE_PLATFORM: write('variable.yaml', settingsOf(90)) };
      expect(daysOf(spec, { variables })).toBe(90);
      expect(daysOf(spec, { variables, platform: write('option.json', '{ "backend": "cdk" }') })).toBe(30);
      expect(daysOf(spec, { variables, platform: {} })).toBe(30);
      expect(daysOf(spec, { variables: { TAP_PIPELINE_PLATFORM: '' } })).toBe(60);
    });

    test.each([
      ['index.js', 'module.exports = { defaults: { logs: { buildDays: 60 } } };'],
      ['platform.yaml', settingsOf(60)],
      ['platform.json', '{ "defaults": { "logs": { "buildDays": 60 } } }'],
    ])('as a package whose main is %s, seen from the folder of the spec', (main, text) => {
      writePackage(main, text);
      const spec = readSpec(write('services/pipeline.yaml', YAML));
      expect(daysOf(spec, { platform: '@acme/platform' })).toBe(60);
      expect(readPlatform('@acme/platform', root)).toEqual({ defaults: { logs: { buildDays: 60 } } });
    });

    test.each([
      ['@acme/nothing', 'missing-package', 'the platform file cannot be found: there is no package @acme/nothing'],
      ['nothing', 'missing-package', 'the platform file cannot be found: there is no package nothing'],
      ['./nothing.yaml', 'unreadable-file', 'the platform file cannot be read: there is no such file'],
      ['./nothing', 'unknown-file-kind', 'the platform file has the unknown ending (none)'],
    ])('%s is refused when it is not there', (platform, code, message) => {
      expect(checkSpec(readSpec(write('pipeline.yaml', YAML)), { platform })).toMatchObject([{ code, message }]);
    });
  });

  test('can be read without a spec, as a generator does', () => {
    mkdirSync(join(root, 'services'));
    expect(tryReadPlatformNear(join(root, 'services'))).toBeUndefined();
    write('tap-pipeline.platform.yaml', settingsOf(60));
    expect(tryReadPlatformNear(join(root, 'services'))).toEqual({ defaults: { logs: { buildDays: 60 } } });
  });

  test('with problems are told alone, since what they say of the spec may be wrong', () => {
    write('tap-pipeline.platform.yaml', 'rules: [{ name: one, require: { path: encryption.kye, present: true } }]\n');
    const problems = checkSpec(readSpec(write('pipeline.yaml', `${YAML}bild: {}\n`)));
    expect(problems).toMatchObject([
      {
        code: 'unknown-rule-path',
        file: join(root, 'tap-pipeline.platform.yaml'),
        position: { line: 1, column: 33 },
      },
    ]);
  });

  test('that fail in their own code are refused with its message', () => {
    write('tap-pipeline.platform.cjs', 'throw new Error("no token");');
    expect(checkSpec(readSpec(write('pipeline.yaml', YAML)))).toMatchObject([
      { code: 'failed-module', message: 'the platform file cannot be loaded: no token' },
    ]);
    write('tap-pipeline.platform.cjs', '');
  });

  test('that export nothing are refused with what to write', () => {
    write('tap-pipeline.platform.cjs', 'module.exports = 1;');
    expect(checkSpec(readSpec(write('pipeline.yaml', YAML)))).toMatchObject([
      {
        message: 'the platform file exports no platform settings',
        fix: 'add `module.exports = definePlatform({ … })`',
      },
    ]);
  });
});
