import type { Finding } from './finding';
import { CannotJudge, type Judge } from './judge';
import { inLanes } from './run-chunks';
import type { Subject } from './subject';
import type { Tools } from './tools';

/** What came of a judge. */
export interface Verdict {
  /** The judge. */
  readonly judge: Judge;
  /** Version of the tool; empty where it did not run. */
  readonly version: string;
  /** How many files it was asked about. */
  readonly subjects: number;
  /** The systems that they belong to. */
  readonly systems: readonly string[];
  /** How long it took. */
  readonly seconds: number;
  /** What it found. */
  readonly findings: readonly Finding[];
  /** Why it did not run; undefined where it did. */
  readonly notRun?: string;
}

/** Asks judges, two at once since most keep one core busy, and tells of each as soon as it is done. */
export async function runJudges(
  judges: readonly Judge[],
  subjects: readonly Subject[],
  tools: Tools,
  onVerdict: (verdict: Verdict) => void = () => undefined,
): Promise<readonly Verdict[]> {
  return inLanes(judges, async (judge) => {
    const verdict = await ask(
      judge,
      subjects.filter(({ kind }) => judge.kinds.includes(kind)),
      tools,
    );
    onVerdict(verdict);
    return verdict;
  });
}

async function ask(judge: Judge, subjects: readonly Subject[], tools: Tools): Promise<Verdict> {
  const start = Date.now();
  const systems = [...new Set(subjects.map(({ system }) => system))];
  const verdict = { judge, version: '', subjects: subjects.length, systems, seconds: 0, findings: [] };
  if (subjects.length === 0) return { ...verdict, notRun: 'nothing to judge was asked for' };
  try {
    const version = judge.version(tools);
    const findings = await judge.judge(subjects, tools);
    return { ...verdict, version, findings, seconds: (Date.now() - start) / 1000 };
  } catch (error) {
    if (error instanceof CannotJudge) return { ...verdict, notRun: error.message };
    throw error;
  }
}
