import { type Covered, type Exception, isCovered } from './exception';
import type { Finding } from './finding';
import type { Verdict } from './run-judges';

/** Findings and exceptions, held against each other. */
export interface Settlement {
  /** Findings without an exception, in the order of the judges. */
  readonly open: readonly Finding[];
  /** Findings that an exception covers. */
  readonly excepted: readonly Finding[];
  /** The exceptions that cover a finding. */
  readonly reasons: ReadonlyMap<Finding, ReadonlySet<Exception>>;
  /** How many findings each exception covers. */
  readonly counts: ReadonlyMap<Exception, number>;
  /** What exceptions cover although nobody finds it any more. */
  readonly unmatched: readonly UnmatchedEntry[];
  /** Judges that did not run although they should have. */
  readonly missing: readonly Verdict[];
}

/** A part of an exception that covers nothing. */
export interface UnmatchedEntry {
  /** The exception. */
  readonly exception: Exception;
  /** Its part. */
  readonly covered: Covered;
}

/** How strict it is settled. */
export interface Strictness {
  /** All subjects were judged, so that what covers nothing is out of date. */
  readonly isComplete: boolean;
  /** A judge that lacks Python is missing; as for continuous integration. */
  readonly isCi: boolean;
}

/** Holds the findings against the exceptions. */
export function settle(
  verdicts: readonly Verdict[],
  exceptions: readonly Exception[],
  { isComplete, isCi }: Strictness,
): Settlement {
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  const ran = verdicts.filter(({ notRun }) => notRun === undefined).map(({ judge }) => judge.name);
  const entries = exceptions.flatMap((exception) =>
    exception.covers.map((covered) => ({
      exception,
      covered,
      found: findings.filter((finding) => isCovered(covered, finding)),
    })),
  );
  const reasons = toReasons(entries);
  return {
    open: findings.filter((finding) => !reasons.has(finding)),
    excepted: findings.filter((finding) => reasons.has(finding)),
    reasons,
    counts: new Map(exceptions.map((one) => [one, [...reasons.values()].filter((some) => some.has(one)).length])),
    unmatched: isComplete ? entries.filter(({ covered, found }) => ran.includes(covered.judge) && !found.length) : [],
    missing: isCi ? verdicts.filter(({ judge, notRun }) => notRun !== undefined && judge.needs !== 'registry') : [],
  };
}

/** Whether the run fails. */
export function isGuilty({ open, unmatched, missing }: Settlement): boolean {
  return open.length + unmatched.length + missing.length > 0;
}

interface Entry extends UnmatchedEntry {
  readonly found: readonly Finding[];
}

function toReasons(entries: readonly Entry[]): ReadonlyMap<Finding, ReadonlySet<Exception>> {
  const reasons = new Map<Finding, Set<Exception>>();
  for (const { exception, found } of entries)
    for (const finding of found) reasons.set(finding, (reasons.get(finding) ?? new Set()).add(exception));
  return reasons;
}
