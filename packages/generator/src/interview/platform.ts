import {
  formatProblems,
  isPipelineError,
  PLATFORM_VARIABLE,
  type PlatformRule,
  type PlatformSettings,
  type Problem,
} from '@tap-pipeline/core-model';
import { checkPlatform, readPlatform, tryReadPlatformNear } from '@tap-pipeline/core-model/platform';
import { GeneratorFailure } from '../failure';
import type { KnownAnswers } from './questions';

/** Without a platform team nothing is settled. */
export const NO_PLATFORM: PlatformSettings = {};

/**
 * What the platform team settled for a folder, found as every command finds it: the named file or package, else that of
 * the environment variable, else the nearest file in the folder or above it.
 * @throws GeneratorFailure when it cannot be read, or has problems of its own
 */
export function findPlatform(
  folder: string,
  named: string | undefined,
  variables: { readonly [name: string]: string | undefined } = process.env,
): PlatformSettings {
  const name = named || variables[PLATFORM_VARIABLE];
  const settings = read(() => (name ? readPlatform(name, folder) : tryReadPlatformNear(folder))) ?? NO_PLATFORM;
  const problems = checkPlatform(settings);
  if (problems.length > 0) throw wrongPlatform(problems);
  return settings;
}

/**
 * The rule that a spec breaks, if the problem is one and it can be judged already: whom it is for may depend on what is
 * not answered yet.
 */
export function tryFindRule(
  { rule: name }: Problem,
  { rules = [] }: PlatformSettings,
  known: KnownAnswers,
): PlatformRule | undefined {
  const rule = rules.find((candidate) => candidate.name === name);
  return rule && isForKnown(rule, known) ? rule : undefined;
}

/** Whether everything that decides whom the rule is for is answered; the environment is always known. */
function isForKnown({ when, unless }: PlatformRule, { name, team, target }: KnownAnswers): boolean {
  const facts: { readonly [part: string]: string | undefined } = { service: name, team, target, suffix: 'every' };
  return Object.keys({ ...when, ...unless }).every((part) => facts[part] !== undefined);
}

function read<T>(load: () => T): T {
  try {
    return load();
  } catch (error) {
    throw isPipelineError(error) ? wrongPlatform(error.problems) : error;
  }
}

function wrongPlatform(problems: readonly Problem[]): GeneratorFailure {
  return new GeneratorFailure('wrong-platform', formatProblems(problems), 'correct the platform settings');
}
