import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { PlatformSettings, Problem } from '@tap-pipeline/core-model';
import { GeneratorFailure } from './failure';
import { findSpecProblems } from './find-spec-problems';
import { install } from './install';
import { findAnswerProblem } from './interview/check-answer';
import { collectAnswers, type GivenAnswers, type Interview } from './interview/collect-answers';
import { findPlatform } from './interview/platform';
import { findQuestion, type KnownAnswers } from './interview/questions';
import { tryFindRemote } from './interview/remote';
import type { Prompter } from './prompter';
import { applyChanges } from './repository/apply-changes';
import { planChanges } from './repository/changes';
import { recordService, tryReadManifest } from './repository/manifest';
import { resolveConflicts } from './repository/resolve-conflicts';
import { type Settlement, settle } from './repository/settle';
import { findMonorepo, openTarget, type Target } from './repository/target';
import { type Answers, projectDir } from './scaffold/answers';
import type { ScaffoldFile } from './scaffold/scaffold-file';

/** What is made: a new repository, or one more service in a monorepo. */
export type GeneratorKind = 'app' | 'service';

/** What a run of the generator is told. */
export interface GenerateOptions {
  /** What is made. */
  readonly kind: GeneratorKind;
  /** The folder that it is called in. */
  readonly cwd: string;
  /** The folder of a new repository. Left out: this one when the generator wrote it, else one with the service's name. */
  readonly folder?: string;
  /** Answers given by options. */
  readonly given: GivenAnswers;
  /**
   * Platform settings, as a file seen from the working directory, or as an npm package.
   * @default those that the environment variable TAP_PIPELINE_PLATFORM names, or the nearest `tap-pipeline.platform.yaml`
   */
  readonly platform?: string;
  /** Whether other files in the folder are no reason to stop, and files that differ are overwritten. */
  readonly isForced: boolean;
  /** Whether dependencies are installed afterwards. */
  readonly isInstalled: boolean;
  /** Asks what was not given; absent where nobody can be asked, or wants to be. */
  readonly prompter?: Prompter;
  /** What is written for answers. */
  readonly scaffold: Scaffold;
}

/** What is written for answers. */
export interface Scaffold {
  /** Every file of a new repository. */
  readonly listFiles: (answers: Answers) => readonly ScaffoldFile[];
  /** Every file of one more service. */
  readonly listServiceFiles: (answers: Answers) => readonly ScaffoldFile[];
}

/** What a run of the generator did. */
export interface Outcome extends Settlement {
  /** The folder of the repository. */
  readonly folder: string;
  /** The answers. */
  readonly answers: Answers;
  /** What the platform team settled for it. */
  readonly platform: PlatformSettings;
  /** What `tap-pipeline check` says of `pipeline.yaml` as the answers give it: no answer could keep these rules. */
  readonly problems: readonly Problem[];
  /** Whether dependencies were installed. */
  readonly isInstalled: boolean;
}

/**
 * Asks, compares, asks about what differs, and writes: everything or nothing.
 * @throws GeneratorFailure when nothing was written
 */
export async function generate(options: GenerateOptions): Promise<Outcome> {
  const { answers, target } = options.kind === 'app' ? await prepareApp(options) : await prepareService(options);
  const list = options.kind === 'app' ? options.scaffold.listFiles : options.scaffold.listServiceFiles;
  const former = target.manifest.services.find(({ name }) => name === answers.name);
  const formerFiles = former && !isDeepStrictEqual(former, answers) ? list(former) : [];

  const platform = findPlatform(join(target.folder, projectDir(answers)), options.platform);

  const changes = planChanges(target, list(answers), formerFiles);
  const resolutions = await resolveConflicts(changes, options.isForced ? 'overwrite' : options.prompter);
  const manifest = recordService(target.manifest, answers);
  const { writing, ...settlement } = settle(target, manifest, changes, { resolutions, isForced: options.isForced });
  applyChanges(writing);
  if (options.isInstalled) install(target.folder);
  return {
    ...settlement,
    folder: target.folder,
    answers,
    platform,
    problems: findSpecProblems(answers, platform),
    isInstalled: options.isInstalled,
  };
}

/** Answers, and where they are written to. */
interface Preparation {
  readonly answers: Answers;
  readonly target: Target;
}

async function prepareApp(options: GenerateOptions): Promise<Preparation> {
  const { cwd, isForced, given, prompter } = options;
  const folder = tryFindFolder(options);
  const opened = folder === undefined ? undefined : openTarget(folder, isForced);
  const [first] = opened?.manifest.services ?? [];
  const answers = await collectAnswers({
    settled: first ? { name: first.name, layout: first.layout } : {},
    given,
    findRecorded: (name) => first ?? (name === undefined ? undefined : readRecorded(resolve(cwd, name), name)),
    surroundings: surroundingsOf(options, folder),
    prompter,
  });
  const target = opened ?? openTarget(resolve(cwd, answers.name), isForced);
  refuseOtherService(target, answers);
  return { answers, target };
}

async function prepareService({ cwd, given, platform, prompter }: GenerateOptions): Promise<Preparation> {
  const target = findMonorepo(cwd);
  const [neighbour] = target.manifest.services;
  const answers = await collectAnswers({
    settled: { layout: 'monorepo', source: neighbour?.source, repository: neighbour?.repository },
    given,
    findRecorded: (name) => target.manifest.services.find((service) => service.name === name),
    surroundings: { platform: findPlatform(target.folder, platform), neighbour },
    prompter,
  });
  return { answers, target };
}

/** The folder, if it is known before anybody is asked. */
function tryFindFolder({ cwd, folder, given: { name } }: GenerateOptions): string | undefined {
  if (folder !== undefined) return resolve(cwd, folder);
  if (tryReadManifest(cwd)) return cwd;
  const isName = name !== undefined && findAnswerProblem(findQuestion('name'), name, {}) === undefined;
  return isName ? resolve(cwd, name) : undefined;
}

function surroundingsOf({ cwd, platform }: GenerateOptions, folder: string | undefined): Interview['surroundings'] {
  return {
    ...(folder !== undefined && { folder, remote: tryFindRemote(folder) }),
    platform: findPlatform(folder ?? cwd, platform),
  };
}

function readRecorded(folder: string, name: string): KnownAnswers | undefined {
  return tryReadManifest(folder)?.services.find((service) => service.name === name);
}

/** The folder was chosen by its name, and what it holds has another one. */
function refuseOtherService({ folder, manifest }: Target, { name, layout }: Answers): void {
  const [first] = manifest.services;
  if (!first || (first.name === name && first.layout === layout)) return;
  throw new GeneratorFailure(
    'foreign-folder',
    `${folder} was written for ${first.name} (${first.layout}), not for ${name} (${layout})`,
    'choose another folder',
  );
}
