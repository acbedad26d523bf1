import { stringify } from 'yaml';
import { toText } from '../plan/vocabulary/document';
import type { Document, Text } from '../plan/vocabulary/text';
import type { ReportSpec, RuntimeSpec } from '../spec/build';

/** Phases of a build in the order in which CodeBuild runs them. */
export interface BuildPhases {
  /** Commands that fetch tools and dependencies. */
  readonly install?: readonly Document[];
  /** Commands before the build. */
  readonly preBuild?: readonly Document[];
  /** Commands of the build. */
  readonly build: readonly Document[];
  /** Commands after a build that went well. */
  readonly postBuild?: readonly Document[];
}

/** What a buildspec says. */
export interface BuildspecContent {
  /** Languages and versions. */
  readonly runtime: RuntimeSpec;
  /** Commands. */
  readonly phases: BuildPhases;
  /** Names of variables that later actions of the pipeline may read. */
  readonly exports?: readonly string[];
  /** Reports. */
  readonly reports?: readonly Required<ReportSpec>[];
  /** Files of the output artifact. */
  readonly files?: readonly string[];
  /** Paths that are kept between builds. */
  readonly cachePaths?: readonly string[];
}

/**
 * An inline buildspec, YAML. A command that fails ends the build: phases abort, and `post_build`, which
 * CodeBuild would run after a failed build too, is left out of a failed one.
 * From the CodeBuild User Guide, "Build specification reference for CodeBuild".
 */
export function buildspec(content: BuildspecContent): Text {
  return toText(document(content), (value) => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }));
}

function document({
  phases,
  runtime,
  exports = [],
  reports = [],
  files = [],
  cachePaths = [],
}: BuildspecContent): Document {
  const versions = runtimeVersions(runtime);
  return {
    version: 0.2,
    env: { shell: 'bash', ...(exports.length && { 'exported-variables': exports }) },
    phases: {
      ...(Object.keys(versions).length || phases.install?.length ? { install: install(versions, phases.install) } : {}),
      ...phase('pre_build', phases.preBuild),
      ...phase('build', phases.build),
      ...phase('post_build', phases.postBuild),
    },
    ...(reports.length && { reports: Object.fromEntries(reports.map(report)) }),
    ...(files.length && { artifacts: { files } }),
    ...(cachePaths.length && { cache: { paths: cachePaths } }),
  };
}

function install(versions: { readonly [runtime: string]: string }, commands: readonly Document[] = []): Document {
  return {
    ...(Object.keys(versions).length && { 'runtime-versions': versions }),
    'on-failure': 'ABORT',
    ...(commands.length && { commands }),
  };
}

function phase(name: string, commands: readonly Document[] = []): { readonly [name: string]: Document } {
  return commands.length ? { [name]: { 'on-failure': 'ABORT', commands } } : {};
}

const RUNTIME_NAMES = {
  python: 'python',
  node: 'nodejs',
  java: 'java',
  go: 'golang',
  ruby: 'ruby',
  dotnet: 'dotnet',
} as const;

/** CodeBuild's names: `nodejs: 22`, `java: corretto21`. */
function runtimeVersions(runtime: RuntimeSpec): { readonly [runtime: string]: string } {
  return Object.fromEntries(
    Object.entries(runtime).map(([language, version]) => [
      RUNTIME_NAMES[language as keyof RuntimeSpec],
      language === 'java' ? `corretto${version}` : version,
    ]),
  );
}

const REPORT_FORMATS = {
  junit: 'JUNITXML',
  cucumber: 'CUCUMBERJSON',
  testng: 'TESTNGXML',
  trx: 'VISUALSTUDIOTRX',
  nunit: 'NUNITXML',
  nunit3: 'NUNIT3XML',
  cobertura: 'COBERTURAXML',
  jacoco: 'JACOCOXML',
  clover: 'CLOVERXML',
  simplecov: 'SIMPLECOV',
} as const satisfies Record<Required<ReportSpec>['format'], string>;

function report({ name, files, format }: Required<ReportSpec>): readonly [string, Document] {
  return [name, { files, 'file-format': REPORT_FORMATS[format] }];
}
