import { GeneratorFailure } from '../failure';
import { showDiff } from '../print/diff';
import type { Decision, DecisionPrompt, Prompter } from '../prompter';
import type { Change } from './changes';

/** What was decided about a file that differs. */
export type Resolution =
  | 'overwrite'
  /** Somebody said so, and is not asked again. */
  | 'keep'
  /** Nobody could be asked. */
  | 'undecided';

/** What was decided, by path. */
export type Resolutions = ReadonlyMap<string, Resolution>;

/**
 * Asks about every conflict, one after the other, or overwrites all; where nobody can be asked, nothing is decided.
 * @throws GeneratorFailure when somebody aborts
 */
export async function resolveConflicts(
  changes: readonly Change[],
  decider: Prompter | 'overwrite' | undefined,
): Promise<Resolutions> {
  const resolutions = new Map<string, Resolution>();
  let areAllOverwritten = decider === 'overwrite';
  for (const change of changes.filter(({ kind }) => kind === 'conflict')) {
    if (typeof decider === 'object' && !areAllOverwritten) {
      const decision = await decide(change, decider);
      areAllOverwritten = decision === 'overwrite-all';
      resolutions.set(change.file.path, decision === 'keep' ? 'keep' : 'overwrite');
    } else {
      resolutions.set(change.file.path, areAllOverwritten ? 'overwrite' : 'undecided');
    }
  }
  return resolutions;
}

const CHOICES: DecisionPrompt['choices'] = [
  { key: 'y', label: 'overwrite it', value: 'overwrite' },
  { key: 'n', label: 'keep it', value: 'keep' },
  { key: 'a', label: 'overwrite it and all others that differ', value: 'overwrite-all' },
  { key: 'd', label: 'show the difference', value: 'show' },
  { key: 'x', label: 'abort, and change nothing at all', value: 'abort' },
];

async function decide(change: Change, prompter: Prompter): Promise<Exclude<Decision, 'show' | 'abort'>> {
  const decision = await prompter.decide({ message: `${change.file.path} differs. Overwrite it?`, choices: CHOICES });
  if (decision === 'abort')
    throw new GeneratorFailure('aborted', 'aborted; nothing was changed', 'run it again when you have decided');
  if (decision !== 'show') return decision;
  prompter.tell(await showDiff(change));
  return decide(change, prompter);
}
