import type { PlatformSettings } from './platform/platform-settings';
import { type Path, parsePath } from './spec/path';
import type { Problem } from './spec/problem';
import { unknownSetting } from './spec/problems/setting';
import { copyPlain } from './spec/validate/plain-data';

/** Where settings come from besides the spec. Every part is optional; the highest goes first. */
export interface SettingSources {
  /** Given in code or on the command line, by the name of the setting; goes before everything else. */
  readonly explicit?: { readonly [setting: string]: unknown };
  /** Looks a key up in CDK context or Pulumi stack config. */
  readonly context?: (key: string) => unknown;
  /** Environment variables, usually `process.env`. */
  readonly variables?: { readonly [name: string]: string | undefined };
  /** Account id, when it is known before deployment. */
  readonly account?: string;
  /** Region, when it is known before deployment. */
  readonly region?: string;
  /**
   * Platform settings, or the name of their file or npm package; `{}` for none.
   * @default those that the environment variable TAP_PIPELINE_PLATFORM names, or the nearest `tap-pipeline.platform.yaml`
   */
  readonly platform?: PlatformSettings | string;
  /**
   * Folder from which platform settings are looked for when the spec is in code, usually `process.cwd()`.
   * @default a spec in code has only the platform settings that are given
   */
  readonly folder?: string;
}

/** The environment variable that names platform settings. */
export const PLATFORM_VARIABLE = 'TAP_PIPELINE_PLATFORM';

/** A value of the spec that can also be set from outside. */
export interface Setting {
  /** Name: the path in the spec, or `environmentSuffix`. */
  readonly name: string;
  /** Path in the spec. */
  readonly path: string;
  /** Type of the value; texts from outside are converted to it. */
  readonly type: 'text' | 'whole number';
  /** Environment variables, the one that goes first first. */
  readonly variables: readonly string[];
  /** Keys of CDK context and Pulumi config, the one that goes first first. */
  readonly contextKeys: readonly string[];
  /** What it sets. */
  readonly doc: string;
}

/** Every setting. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'environmentSuffix',
    path: 'suffix',
    type: 'text',
    variables: ['TAP_PIPELINE_ENVIRONMENT_SUFFIX', 'ENVIRONMENT_SUFFIX'],
    contextKeys: ['tap-pipeline:environmentSuffix', 'environmentSuffix'],
    doc: 'environment suffix, part of every name; it chooses the override',
  },
  setting('hardening', 'text', 'how much of what protects is on'),
  setting('removal', 'text', 'what happens on deletion of the stack'),
  setting('source.branch', 'text', 'branch that is built'),
  setting('build.compute', 'text', 'machine size of builds'),
  setting('build.timeoutMinutes', 'whole number', 'minutes after which a build fails'),
  setting('artifacts.expireDays', 'whole number', 'days after which artifacts expire'),
  setting('artifacts.noncurrentDays', 'whole number', 'days after which replaced versions of artifacts are deleted'),
  setting('registry.keepImages', 'whole number', 'number of images that are kept'),
  setting('logs.buildDays', 'whole number', 'days that logs of builds, tests and scans are kept'),
  setting('logs.pipelineDays', 'whole number', 'days that logs of the pipeline are kept'),
  setting('logs.containerDays', 'whole number', 'days that logs of containers are kept'),
  setting('encryption.key', 'text', 'keys that data at rest is encrypted with'),
  setting('network.egress', 'text', 'how tasks reach what is outside the VPC'),
  setting('deploy.service.cpu', 'whole number', 'CPU units of a task'),
  setting('deploy.service.memoryMiB', 'whole number', 'memory of a task'),
  setting('deploy.service.desiredCount', 'whole number', 'number of tasks'),
  setting('deploy.service.certificate', 'text', 'certificate of the listener'),
];

/** A place that values come from. */
export interface PrecedenceRow {
  /** Name of the layer. */
  readonly layer: LayerName;
  /** How it is written. */
  readonly written: string;
  /** Which parts it can set. */
  readonly covers: string;
}

/** Name of a layer of values, highest first in {@link PRECEDENCE}. */
export type LayerName = 'explicit' | 'context' | 'variable' | 'override' | 'spec' | 'team' | 'platform' | 'default';

/** Which value wins when several are given: the first row that has one. */
export const PRECEDENCE: readonly PrecedenceRow[] = [
  {
    layer: 'explicit',
    written: 'a flag of the command line (`--suffix`), a property of the construct or component',
    covers: 'the settings below',
  },
  {
    layer: 'context',
    written: 'CDK context (`-c environmentSuffix=prod`), Pulumi stack config (`tap-pipeline:environmentSuffix`)',
    covers: 'the settings below',
  },
  {
    layer: 'variable',
    written: 'an environment variable (`TAP_PIPELINE_ENVIRONMENT_SUFFIX=prod`)',
    covers: 'the settings below',
  },
  {
    layer: 'override',
    written: '`overrides.<suffix>` of the spec',
    covers: 'every part but `service`, `suffix` and `overrides`',
  },
  { layer: 'spec', written: 'the spec', covers: 'every part' },
  {
    layer: 'team',
    written: '`teams.<team>.defaults` of the platform settings',
    covers: 'every part but `service`, `team`, `suffix` and `overrides`',
  },
  {
    layer: 'platform',
    written: '`defaults` of the platform settings',
    covers: 'every part but `service`, `team`, `suffix` and `overrides`',
  },
  { layer: 'default', written: 'the table of defaults, see `docs/spec-reference.md`', covers: 'every optional part' },
];

/** A setting that was given. */
export interface GivenSetting {
  /** The setting. */
  readonly setting: Setting;
  /** Its place in the spec. */
  readonly path: Path;
  /** Its value, converted where it could be. */
  readonly value: unknown;
  /** Where it came from. */
  readonly layer: 'explicit' | 'context' | 'variable';
  /** Where it came from, in words: `the environment variable TAP_PIPELINE_REMOVAL`. */
  readonly from: string;
}

/** The settings that are given, the winner for each; and what cannot be a setting: names that do not exist, values that are no data. */
export function readSettings(sources: SettingSources): {
  readonly given: readonly GivenSetting[];
  readonly problems: readonly Problem[];
} {
  const found = SETTINGS.flatMap((entry) => findGiven(entry, sources)).map(copyGiven);
  return {
    given: found.flatMap(({ given }) => given),
    problems: [...found.flatMap(({ problems }) => problems), ...findUnknown(sources)],
  };
}

function setting(path: string, type: Setting['type'], doc: string): Setting {
  const words = path.split('.').flatMap((key) => key.split(/(?=[A-Z][a-z])/));
  const camel = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  return {
    name: path,
    path,
    type,
    variables: [`TAP_PIPELINE_${words.join('_').toUpperCase()}`],
    contextKeys: [`tap-pipeline:${camel}`],
    doc,
  };
}

function findGiven(entry: Setting, { explicit, context, variables }: SettingSources): readonly GivenSetting[] {
  const candidates = [
    { layer: 'explicit' as const, from: `the setting ${entry.name}`, text: explicit?.[entry.name] },
    ...entry.contextKeys.map((key) => ({
      layer: 'context' as const,
      from: `the context key ${key}`,
      text: context?.(key),
    })),
    ...entry.variables.map((name) => ({
      layer: 'variable' as const,
      from: `the environment variable ${name}`,
      text: variables?.[name],
    })),
  ];
  const found = candidates.find(({ text }) => isGiven(text));
  if (!found) return [];
  const { layer, from, text } = found;
  return [{ setting: entry, path: parsePath(entry.path), value: convert(text, entry.type), layer, from }];
}

/** The setting as data; one that is none is left out, and told. */
function copyGiven(given: GivenSetting): {
  readonly given: readonly GivenSetting[];
  readonly problems: readonly Problem[];
} {
  const { value, problems } = copyPlain(given.value, given.path);
  if (problems.length > 0) return { given: [], problems: problems.map((it) => ({ ...it, setBy: given.from })) };
  return { given: [{ ...given, value }], problems };
}

/** An empty text counts as not given: `TAP_PIPELINE_REMOVAL=` is how shells take a variable back. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** What is no number stays a text, which the check of the spec then refuses. */
function convert(value: unknown, type: Setting['type']): unknown {
  return type === 'whole number' && typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value)
    ? Number(value)
    : value;
}

function findUnknown({ explicit, variables }: SettingSources): readonly Problem[] {
  const names = SETTINGS.map(({ name }) => name);
  const known = [...SETTINGS.flatMap((entry) => entry.variables), PLATFORM_VARIABLE];
  const unknown = Object.keys(variables ?? {}).filter(
    (name) => name.startsWith('TAP_PIPELINE_') && !known.includes(name) && variables?.[name] !== undefined,
  );
  return [
    ...Object.keys(explicit ?? {})
      .filter((name) => !names.includes(name))
      .map((name) => ({ ...unknownSetting('', name, names), setBy: `the setting ${name}` })),
    ...unknown.map((name) => ({ ...unknownSetting('', name, known), setBy: `the environment variable ${name}` })),
  ];
}
