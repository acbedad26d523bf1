import type { Problem } from '../spec/problem';

/** How platform settings begin. */
export const BEGINNING = 'begin with `defaults`, `teams` or `rules`';

/** The problems as problems of the platform settings, which the messages then name in place of the spec. */
export function aboutPlatform(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => ({
    ...problem,
    about: 'platform',
    message: problem.message.replace(/^the spec(?= )/, 'the platform file'),
  }));
}
