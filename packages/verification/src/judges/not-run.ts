import type { Verdict } from './run-judges';
import type { Settlement } from './settle';

/** What was not judged, why, and what that means: a line for each reason, for the end of the run. */
export function tellNotRun(verdicts: readonly Verdict[], { missing }: Pick<Settlement, 'missing'>): readonly string[] {
  const silent = verdicts.filter(({ notRun }) => notRun !== undefined);
  return [...new Set(silent.map(({ notRun }) => notRun))].map((reason) => {
    const same = silent.filter(({ notRun }) => notRun === reason);
    const end = same.some((verdict) => missing.includes(verdict))
      ? 'which fails this run, since --ci is given or CI is set'
      : 'which is told and fails nothing here';
    return `Not judged by ${same.map(({ judge }) => judge.name).join(', ')}: ${reason}; ${end}`;
  });
}
