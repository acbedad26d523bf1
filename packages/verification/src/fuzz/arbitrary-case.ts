import { type PipelineSpec, SETTINGS } from '@tap-pipeline/core-model';
import fc from 'fast-check';
import type { FuzzCase, FuzzPlatform, FuzzSources, FuzzValue, TextEdit, ValueEdit } from './fuzz-case';
import { SNIPPETS, STRANGE_NAMES, WHOLE_NAMES } from './names';

/** Cases around the specs: one of three is left as it is, the others are broken in every way that we can think of. */
export function arbitraryCase(specs: fc.Arbitrary<PipelineSpec>): fc.Arbitrary<FuzzCase> {
  return fc.oneof({ weight: 1, arbitrary: soundCase(specs) }, { weight: 2, arbitrary: brokenCase(specs) });
}

const form = fc.constantFrom('object', 'define', 'yaml', 'json', 'file');

/** Platform settings may still not let the spec through, so most cases have none. */
function soundCase(specs: fc.Arbitrary<PipelineSpec>): fc.Arbitrary<FuzzCase> {
  return fc.record({
    spec: specs,
    edits: fc.constant([]),
    form,
    textEdits: fc.constant([]),
    file: fc.record({ ending: fc.constantFrom('.yaml', '.yml', '.json'), encoding: fc.constant('utf8') }),
    sources: seldom(4, soundSources, {}),
    platform: seldom<FuzzPlatform | undefined>(10, soundPlatform(specs), undefined),
  });
}

function brokenCase(specs: fc.Arbitrary<PipelineSpec>): fc.Arbitrary<FuzzCase> {
  return fc.record({
    spec: specs,
    edits: mostlyNone(fc.array(valueEdit, { minLength: 1, maxLength: 3 })),
    form,
    textEdits: mostlyNone(fc.array(textEdit, { minLength: 1, maxLength: 4 })),
    file: fc.record({
      ending: often('.yaml', ['.yml', '.json', '.JSON', '.txt', '', '.toml', '.yaml ']),
      encoding: often('utf8', ['utf16le', 'latin1']),
    }),
    sources: seldom(3, sources(), {}),
    platform: seldom<FuzzPlatform | undefined>(6, brokenPlatform(specs), undefined),
  });
}

/** Half of the cases have edits of a kind, so that most are refused for one reason only. */
function mostlyNone<T>(edits: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> {
  return fc.oneof({ weight: 1, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: edits });
}

/** One of so many times, and else the value. */
function seldom<T>(times: number, arbitrary: fc.Arbitrary<T>, value: T): fc.Arbitrary<T> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(value) }, { weight: 1, arbitrary });
}

function often<const T>(value: T, others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 8, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

const oddText = fc.oneof(
  fc.constantFrom(...SNIPPETS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', '{suffix}'),
  fc.constantFrom(
    '#{Build.IMAGE_URI}',
    '*',
    '../../etc/passwd',
    '$(reboot)',
    "'; exit 1 #",
    '-rf',
    '\n',
    'END_OF_FILE',
  ),
  fc.constantFrom('10.0.0.0/33', '0.0.0.0/0', '999.1.1.1/8', '1', '0', '-1', '1e3', '3.10', 'arn:aws:::'),
);

const oddNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.5, 1e21, 2 ** 31, 2 ** 53, 5e-324, 65536, 100_001),
  fc.integer(),
  fc.double(),
);

const plain: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: oddText },
  { weight: 2, arbitrary: oddNumber },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, [], {}, [null], [[]], { kind: null }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

const value: fc.Arbitrary<FuzzValue> = fc.oneof(
  { weight: 3, arbitrary: plain.map((it) => ({ plain: it })) },
  { weight: 1, arbitrary: fc.constantFrom(...STRANGE_NAMES).map((strange) => ({ strange })) },
);

const key = fc.oneof(
  oddText,
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'kind',
    'target',
    'overrides',
    'service',
    'tags',
  ),
);

const place = fc.nat({ max: 200 });

const valueEdit: fc.Arbitrary<ValueEdit> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('set'), place, to: value }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('add'), place, key, to: value }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove'), place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat'), place, times: fc.constantFrom(0, 1, 2, 30, 3000) }) },
);

const at = fc.nat({ max: 1000 }).map((thousandths) => thousandths / 1000);
const length = fc.integer({ min: 1, max: 120 });

const textEdit: fc.Arbitrary<TextEdit> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('insert'), at, text: oddText }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cut'), at, length }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('double'), at, length }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end'), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lines'), as: fc.constantFrom('crlf', 'cr', 'tabs') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('whole'), text: fc.constantFrom(...WHOLE_NAMES) }) },
);

function sources(): fc.Arbitrary<FuzzSources> {
  const names = SETTINGS.map(({ name }) => name);
  const keys = SETTINGS.flatMap(({ contextKeys }) => contextKeys);
  const variables = SETTINGS.flatMap((setting) => setting.variables);
  const settingText = fc.oneof(
    oddText,
    fc.constantFrom('prod', 'retain', 'destroy', '512', '1024', 'large', ' 7 ', '1.5'),
  );
  const settingValue: fc.Arbitrary<FuzzValue> = fc.oneof(
    value,
    settingText.map((it) => ({ plain: it })),
  );
  return fc.record(
    {
      explicit: dictionary(fc.oneof(fc.constantFrom(...names), key), settingValue),
      context: dictionary(fc.constantFrom(...keys), settingValue),
      variables: dictionary(
        fc.oneof(fc.constantFrom(...variables), fc.constantFrom('TAP_PIPELINE_NONE', 'TAP_PIPELINE_PLATFORM', 'PATH')),
        settingText,
      ),
      account: fc.oneof(fc.constant('111122223333'), oddText),
      region: fc.oneof(fc.constant('eu-central-1'), oddText),
    },
    { requiredKeys: [] },
  );
}

function dictionary<T>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<T>): fc.Arbitrary<{ [key: string]: T }> {
  return fc.dictionary(keys, values, { maxKeys: 3, noNullPrototype: true });
}

/** Settings that every spec has a place for. */
const soundSources: fc.Arbitrary<FuzzSources> = fc.record(
  {
    explicit: fc.constant({ environmentSuffix: { plain: 'prod' }, 'logs.buildDays': { plain: 400 } }),
    context: fc.constant({ 'tap-pipeline:buildCompute': { plain: 'large' } }),
    variables: fc.constant({ TAP_PIPELINE_REMOVAL: 'retain', ENVIRONMENT_SUFFIX: 'qa', PATH: '/bin' }),
    account: fc.constant('111122223333'),
    region: fc.constant('eu-central-1'),
  },
  { requiredKeys: [] },
);

function soundPlatform(specs: fc.Arbitrary<PipelineSpec>): fc.Arbitrary<FuzzPlatform> {
  return fc.record({
    form: platformForm,
    settings: settings(specs),
    edits: fc.constant([]),
    textEdits: fc.constant([]),
  });
}

function brokenPlatform(specs: fc.Arbitrary<PipelineSpec>): fc.Arbitrary<FuzzPlatform> {
  return fc.record({
    form: platformForm,
    settings: settings(specs),
    edits: mostlyNone(fc.array(valueEdit, { minLength: 1, maxLength: 2 })),
    textEdits: mostlyNone(fc.array(textEdit, { minLength: 1, maxLength: 2 })),
  });
}

const platformForm = fc.constantFrom('object', 'yaml', 'file');

function settings(specs: fc.Arbitrary<PipelineSpec>): fc.Arbitrary<unknown> {
  return specs.chain((spec) =>
    fc.record(
      {
        defaults: fc.constant(toDefaults(spec)),
        teams: fc.constant(toTeams(spec)),
        rules: fc.array(rule, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
  );
}

/** Parts of a spec that a platform may say. */
function toDefaults({ service: _, team: __, suffix: ___, overrides: ____, ...defaults }: PipelineSpec): unknown {
  return defaults;
}

function toTeams(spec: PipelineSpec): unknown {
  return { [spec.team ?? 'payments']: { defaults: { removal: spec.removal ?? 'retain' } } };
}

const rule = fc
  .record({
    name: fc.stringMatching(/^[a-z]{1,8}$/),
    when: fc.option(fc.constantFrom({ suffix: 'prod*' }, { target: 'ecs' }, { team: ['*', 'a*b*c*'] }), {
      nil: undefined,
    }),
    require: fc.constantFrom(
      { path: 'removal', is: 'retain' },
      { path: 'logs.buildDays', atLeast: 30 },
      { path: 'tests', present: true },
      { path: 'approvals[].before', includes: 'deploy' },
      { path: 'deploy.service.desiredCount', atMost: 4 },
    ),
  })
  .map(({ when, ...rest }) => ({ ...rest, ...(when && { when }) }));
