import { checkSpec, resolveWith } from '../src/check-spec';
import type { PlatformSettings } from '../src/platform/platform-settings';
import { PRECEDENCE, SETTINGS, type SettingSources } from '../src/settings';
import { parsePath } from '../src/spec/path';
import type { PipelineSpec } from '../src/spec/pipeline-spec';
import { schemaAt } from '../src/spec/schema';

const SPEC: PipelineSpec = { service: 'orders', source: { kind: 's3' } };

const PLATFORM: PlatformSettings = {
  defaults: { build: { compute: 'medium' } },
  teams: { payments: { defaults: { build: { compute: 'large' } } } },
};

/** A source of each layer for the compute size, highest first; each gives another size. */
const LAYERS: {
  readonly layer: string;
  readonly sources: SettingSources;
  readonly spec: Partial<PipelineSpec>;
  readonly compute: string;
}[] = [
  { layer: 'explicit', sources: { explicit: { 'build.compute': '2xlarge' } }, spec: {}, compute: '2xlarge' },
  {
    layer: 'context',
    sources: { context: (key) => (key === 'tap-pipeline:buildCompute' ? 'xlarge' : undefined) },
    spec: {},
    compute: 'xlarge',
  },
  { layer: 'variable', sources: { variables: { TAP_PIPELINE_BUILD_COMPUTE: 'large' } }, spec: {}, compute: 'large' },
  { layer: 'override', sources: {}, spec: { overrides: { dev: { build: { compute: 'medium' } } } }, compute: 'medium' },
  { layer: 'spec', sources: {}, spec: { build: { compute: 'large' } }, compute: 'large' },
  { layer: 'team', sources: { platform: PLATFORM }, spec: { team: 'payments' }, compute: 'large' },
  { layer: 'platform', sources: { platform: PLATFORM }, spec: {}, compute: 'medium' },
  { layer: 'default', sources: {}, spec: {}, compute: 'small' },
];

const nested = (depth: number) => Array.from({ length: depth }).reduce<object>((inner) => ({ in: inner }), {});

describe('Which value wins', () => {
  test('the documented table has the rows that are tested', () => {
    expect(PRECEDENCE.map(({ layer }) => layer)).toEqual(LAYERS.map(({ layer }) => layer));
  });

  test.each(LAYERS.map((row, index) => [row.layer, row, LAYERS.slice(index)] as const))(
    '%s wins over everything below it',
    (_, row, below) => {
      const sources = Object.assign({}, ...below.map((lower) => lower.sources)) as SettingSources;
      const spec = Object.assign({}, SPEC, ...below.map((lower) => lower.spec)) as PipelineSpec;
      expect(resolveWith(spec, sources).spec.build.compute).toBe(row.compute);
    },
  );

  test.each([
    [
      'explicit',
      { explicit: { environmentSuffix: 'a' }, context: () => 'b', variables: { ENVIRONMENT_SUFFIX: 'c' } },
      'a',
    ],
    [
      'context',
      {
        context: (key: string) => (key.endsWith('environmentSuffix') ? 'b' : undefined),
        variables: { ENVIRONMENT_SUFFIX: 'c' },
      },
      'b',
    ],
    [
      'the variable of the product',
      { variables: { ENVIRONMENT_SUFFIX: 'c', TAP_PIPELINE_ENVIRONMENT_SUFFIX: 'd' } },
      'd',
    ],
    ['the common variable', { variables: { ENVIRONMENT_SUFFIX: 'c' } }, 'c'],
    ['the spec', {}, 'qa'],
  ])('the suffix is taken from %s first', (_, sources: SettingSources, suffix) => {
    const context = sources.explicit
      ? (key: string) => (key.endsWith('environmentSuffix') ? 'b' : undefined)
      : sources.context;
    expect(resolveWith({ ...SPEC, suffix: 'qa' }, { ...sources, ...(context && { context }) }).suffix).toBe(suffix);
  });

  test('without any suffix the environment is dev', () => {
    expect(resolveWith(SPEC).suffix).toBe('dev');
  });

  test('the suffix chooses the override', () => {
    const spec: PipelineSpec = { ...SPEC, overrides: { prod: { removal: 'retain' } } };
    expect(resolveWith(spec, { variables: { ENVIRONMENT_SUFFIX: 'prod' } }).spec.removal).toBe('retain');
    expect(resolveWith(spec).spec.removal).toBe('destroy');
  });

  test('a key with the prefix of the product goes before the bare one', () => {
    const values: { readonly [key: string]: string } = {
      environmentSuffix: 'bare',
      'tap-pipeline:environmentSuffix': 'own',
    };
    expect(resolveWith(SPEC, { context: (key) => values[key] }).suffix).toBe('own');
    expect(resolveWith(SPEC, { context: (key) => (key === 'environmentSuffix' ? 'bare' : undefined) }).suffix).toBe(
      'bare',
    );
  });

  test('an empty variable counts as not given', () => {
    expect(resolveWith(SPEC, { variables: { TAP_PIPELINE_BUILD_COMPUTE: '' } }).spec.build.compute).toBe('small');
  });
});

describe('Settings', () => {
  test.each(SETTINGS.map((setting) => [setting.name, setting] as const))(
    '%s has the type that the schema says',
    (_, { path, type }) => {
      const node = schemaAt(parsePath(path));
      expect(node).toBeDefined();
      expect(type).toBe(node?.type === 'string' ? 'text' : 'whole number');
    },
  );

  test('names of variables follow from the path', () => {
    expect(SETTINGS.find(({ name }) => name === 'deploy.service.memoryMiB')).toMatchObject({
      variables: ['TAP_PIPELINE_DEPLOY_SERVICE_MEMORY_MIB'],
      contextKeys: ['tap-pipeline:deployServiceMemoryMiB'],
    });
  });

  test('a text is converted to the number it stands for', () => {
    expect(resolveWith(SPEC, { variables: { TAP_PIPELINE_LOGS_BUILD_DAYS: ' 90 ' } }).spec.logs.buildDays).toBe(90);
  });

  test('a network that the spec leaves out is a new one', () => {
    const spec: PipelineSpec = { ...SPEC, deploy: { target: 'ecs' } };
    expect(resolveWith(spec, { variables: { TAP_PIPELINE_NETWORK_EGRESS: 'public-ip' } }).spec.network).toMatchObject({
      kind: 'new',
      egress: 'public-ip',
    });
  });

  const tell = (spec: PipelineSpec, sources: SettingSources) =>
    checkSpec(spec, sources).map(({ message, setBy, fix }) => `${message} (${setBy}); fix: ${fix}`);

  test('a value that is no number is refused with the name of its variable', () => {
    expect(tell(SPEC, { variables: { TAP_PIPELINE_BUILD_TIMEOUT_MINUTES: 'soon' } })).toEqual([
      'build.timeoutMinutes must be a whole number, got "soon" (the environment variable TAP_PIPELINE_BUILD_TIMEOUT_MINUTES); fix: write it without quotes, as a value of that type',
    ]);
  });

  test('a value out of range is refused with its context key', () => {
    expect(tell(SPEC, { context: (key) => (key === 'tap-pipeline:buildTimeoutMinutes' ? 1 : undefined) })).toEqual([
      'build.timeoutMinutes must be between 5 and 2160, got 1 (the context key tap-pipeline:buildTimeoutMinutes); fix: choose a number between 5 and 2160',
    ]);
  });

  test('a suffix of the wrong form is refused', () => {
    expect(tell(SPEC, { explicit: { environmentSuffix: 'Prod' } })).toEqual([
      'suffix does not have the right form, got "Prod" (the setting environmentSuffix); fix: change it to this form',
    ]);
  });

  test.each([
    ['a function', () => 'large', 'not-data: build.compute must be data, got a function'],
    ['a symbol', Symbol('large'), 'not-data: build.compute must be data, got a symbol'],
    ['a promise', Promise.resolve('large'), 'not-data: build.compute must be data, got an instance of Promise'],
    ['a list with a function', [() => 'large'], 'not-data: build.compute[0] must be data, got a function'],
    ['a list of nothing', [undefined], 'not-data: build.compute[0] must be data, got nothing'],
    ['nested without end', nested(20_000), 'endless: build.compute.in is nested too deeply'],
    ['longer than memory', new Array(2 ** 32 - 1), 'too-large: the spec is too large'],
  ])('a value that is no data is refused with the name of its setting: %s', (_, value, told) => {
    const problems = (sources: SettingSources) =>
      checkSpec(SPEC, sources).map(({ code, message, setBy }) => `${code}: ${message} (${setBy})`);
    expect(problems({ explicit: { 'build.compute': value } })).toEqual([`${told} (the setting build.compute)`]);
    expect(problems({ context: (key) => (key === 'tap-pipeline:buildCompute' ? value : undefined) })).toEqual([
      `${told} (the context key tap-pipeline:buildCompute)`,
    ]);
  });

  test.each([
    ['that cannot be written as a text', { toString: 'x', valueOf: 1 }],
    ['with a text of its own', { toString: () => 'prod' }],
    ['that is a list', ['prod']],
  ])('a suffix %s is refused, and chooses no override', (_, suffix) => {
    const spec = { ...SPEC, overrides: { prod: { removal: 'never' } } };
    const codes = (given: object, sources: SettingSources) => checkSpec(given, sources).map(({ path }) => path);
    expect(codes({ ...SPEC, suffix }, {})).toContainEqual(expect.stringMatching(/^suffix/));
    expect(codes(SPEC, { explicit: { environmentSuffix: suffix } })).toContainEqual(expect.stringMatching(/^suffix/));
    expect(codes({ ...spec, suffix }, {})).toContainEqual(expect.stringMatching(/^suffix/));
  });

  test('a size that no longer pairs is refused with the setting that changed it', () => {
    const spec: PipelineSpec = { ...SPEC, deploy: { target: 'ecs', service: { cpu: 256, memoryMiB: 512 } } };
    expect(tell(spec, { variables: { TAP_PIPELINE_DEPLOY_SERVICE_CPU: '1024' } })).toEqual([
      'deploy.service.memoryMiB must be 2048 to 8192 in steps of 1024 for cpu 1024, got 512 (the environment variable TAP_PIPELINE_DEPLOY_SERVICE_CPU); fix: write 2048, or change cpu',
    ]);
  });

  test('a setting of a service that is not deployed is refused', () => {
    expect(tell(SPEC, { variables: { TAP_PIPELINE_DEPLOY_SERVICE_CPU: '512' } })).toEqual([
      'deploy.service.cpu is set, but nothing is deployed (the environment variable TAP_PIPELINE_DEPLOY_SERVICE_CPU); fix: remove the setting, or add that part to the spec',
    ]);
  });

  test('a branch for a source without branches is refused', () => {
    expect(tell(SPEC, { explicit: { 'source.branch': 'main' } })).toEqual([
      'source.branch is set, but source.kind s3 has no branch (the setting source.branch); fix: remove the setting, or add that part to the spec',
    ]);
  });

  test('an unknown variable of the product is refused with the one that was meant', () => {
    expect(
      checkSpec(SPEC, { variables: { TAP_PIPELINE_BUILD_COMPUT: 'large', PATH: '/bin' } }).map(
        ({ message }) => message,
      ),
    ).toEqual(['the spec has an unknown setting, TAP_PIPELINE_BUILD_COMPUT: did you mean TAP_PIPELINE_BUILD_COMPUTE?']);
  });

  test('an unknown setting in code is refused with the one that was meant', () => {
    expect(checkSpec(SPEC, { explicit: { 'build.computes': 'large' } }).map(({ message }) => message)).toEqual([
      'the spec has an unknown setting, build.computes: did you mean build.compute?',
    ]);
  });
});
