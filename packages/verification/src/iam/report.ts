import type { Examination } from './examination';
import type { AccessExamination } from './github/examine-access';

/** Everything that a run found. */
export interface IamReport {
  /** Systems and environments that were examined. */
  readonly systems: number;
  /** What was found in them. */
  readonly examination: Examination;
  /** Whether all systems were examined, so that each row had to be tried. */
  readonly isComplete: boolean;
  /** The roles for GitHub. */
  readonly access: AccessExamination;
  /** Pages that are not as they would be written now. */
  readonly stalePages: readonly string[];
}

/** What is wrong; empty: nothing. */
export function problemsOf({ examination, isComplete, access, stalePages }: IamReport): readonly string[] {
  return [
    ...examination.problems,
    ...(isComplete ? examination.stale : []),
    ...access.problems,
    ...stalePages.map((page) => `docs/iam/${page} is not as it would be written now: npm run iam -- --write`),
  ];
}

/** The run for people. */
export function toReportText(report: IamReport): string {
  const { roles, needed, forbidden, backends } = report.examination;
  const problems = problemsOf(report);
  return [
    ...problems.map((problem) => `${problem}\n`),
    `${report.systems} systems, ${roles} roles, ${needed} allowed calls, ${forbidden} denied calls, ${backends.length === 2 ? 'both backends' : backends.join()}`,
    `${report.access.calls} calls of the roles for GitHub`,
    problems.length === 0 ? 'Every call got the answer that it had to get.' : `${problems.length} problems`,
  ].join('\n');
}
