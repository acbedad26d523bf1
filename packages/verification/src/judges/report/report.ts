import type { Exception } from '../exception';
import type { Finding } from '../finding';
import type { Verdict } from '../run-judges';
import type { Settlement, UnmatchedEntry } from '../settle';

/** Everything that the report says; the pages only lay it out. */
export interface Report {
  /** One line that says whether there is anything to do. */
  readonly summary: string;
  /** True where there is nothing to do. */
  readonly isClean: boolean;
  /** Judge by system: one table for systems, one for what surrounds them. */
  readonly matrices: readonly Matrix[];
  /** Everything that was found, by rule. */
  readonly rules: readonly RuleRow[];
  /** Findings without an exception, together where they are about the same. */
  readonly findings: readonly FindingGroup[];
  /** All exceptions. */
  readonly exceptions: readonly ReportedException[];
  /** Exceptions that cover nothing. */
  readonly unmatched: readonly UnmatchedEntry[];
  /** All judges. */
  readonly judges: readonly ReportedJudge[];
}

/** Findings and excepted findings, judge by system. */
export interface Matrix {
  /** What it is about. */
  readonly title: string;
  /** Names of judges. */
  readonly judges: readonly string[];
  /** A row for each system. */
  readonly rows: readonly MatrixRow[];
}

/** A system. */
export interface MatrixRow {
  /** Name. */
  readonly system: string;
  /** What each judge found; undefined where it did not judge it. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

/** Numbers of findings. */
export interface MatrixCell {
  /** Without an exception. */
  readonly open: number;
  /** With one. */
  readonly excepted: number;
}

/** How often a rule was broken. */
export interface RuleRow {
  /** Name of the judge. */
  readonly judge: string;
  /** The judge's name of the rule. */
  readonly rule: string;
  /** Findings without an exception. */
  readonly open: number;
  /** Findings with one in templates of environments with `hardening: baseline`, and in files that are no templates. */
  readonly baseline: number;
  /** Findings with one in templates of environments with `hardening: strict`. */
  readonly strict: number;
  /** Titles of the exceptions. */
  readonly reasons: readonly string[];
}

/** What a judge says of several resources. */
export interface FindingGroup extends Pick<Finding, 'judge' | 'rule' | 'severity' | 'message'> {
  /** How often. */
  readonly count: number;
  /** Where: `five-stage/dev/cdk: AWS::S3::Bucket orders-artifacts`. */
  readonly places: readonly string[];
}

/** An exception and how many findings it covers. */
export interface ReportedException {
  /** The exception. */
  readonly exception: Exception;
  /** How many findings it covers. */
  readonly count: number;
}

/** A judge as the report names it. */
export interface ReportedJudge {
  /** Name. */
  readonly name: string;
  /** What it looks for. */
  readonly about: string;
  /** Version, or why it did not run. */
  readonly version: string;
  /** How many files it judged. */
  readonly subjects: number;
  /** How long it took. */
  readonly seconds: number;
  /** False where it did not run. */
  readonly ran: boolean;
}

/** The report of a run. */
export function toReport(verdicts: readonly Verdict[], settlement: Settlement): Report {
  const { open, excepted, unmatched, missing, counts } = settlement;
  const silent = verdicts.filter(({ notRun }) => notRun !== undefined);
  const isClean = open.length + unmatched.length + missing.length === 0;
  const parts = [
    `${open.length} findings without a reason`,
    `${excepted.length} with one`,
    ...(unmatched.length > 0 ? [`${unmatched.length} exceptions that match nothing`] : []),
    ...(silent.length > 0 ? [`${silent.map(({ judge }) => judge.name).join(', ')} did not run`] : []),
  ];
  return {
    summary: parts.join(', '),
    isClean,
    matrices: toMatrices(verdicts, settlement),
    rules: toRules(verdicts, settlement),
    findings: toGroups(open),
    exceptions: [...counts].map(([exception, count]) => ({ exception, count })),
    unmatched,
    judges: verdicts.map(({ judge, version, subjects, seconds, notRun }) => ({
      name: judge.name,
      about: judge.about,
      version: notRun ?? version,
      subjects,
      seconds,
      ran: notRun === undefined,
    })),
  };
}

/** Judges of templates stand in columns, systems in rows; and so do the others and what surrounds the systems. */
function toMatrices(verdicts: readonly Verdict[], { open, excepted }: Settlement): readonly Matrix[] {
  const ran = verdicts.filter(({ notRun }) => notRun === undefined);
  const ofTemplates = ran.filter(({ judge }) => judge.kinds.some((kind) => kind.endsWith('template')));
  const others = ran.filter((verdict) => !ofTemplates.includes(verdict));
  const toMatrix = (title: string, some: readonly Verdict[]): Matrix => {
    const systems = [...new Set(some.flatMap((verdict) => verdict.systems))];
    return {
      title,
      judges: some.map(({ judge }) => judge.name),
      rows: systems.map((system) => ({
        system,
        cells: some.map(({ judge, systems: judged }) =>
          judged.includes(system)
            ? { open: count(open, judge.name, system), excepted: count(excepted, judge.name, system) }
            : undefined,
        ),
      })),
    };
  };
  const matrices = [toMatrix('Infrastructure', ofTemplates), toMatrix('Scripts, workflows, images, packages', others)];
  return matrices.filter(({ rows }) => rows.length > 0);
}

/** A row for each rule, in the order of the judges. */
function toRules(verdicts: readonly Verdict[], { reasons }: Settlement): readonly RuleRow[] {
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  const groups = groupBy(findings, ({ judge, rule }) => JSON.stringify([judge, rule]));
  const rows = groups.map(([{ judge, rule }, same]): RuleRow => {
    const excepted = same.filter((finding) => reasons.has(finding));
    const strict = excepted.filter(({ hardening }) => hardening === 'strict').length;
    const titles = excepted.flatMap((finding) => [...(reasons.get(finding) ?? [])]).map(({ title }) => title);
    return {
      judge,
      rule,
      open: same.length - excepted.length,
      baseline: excepted.length - strict,
      strict,
      reasons: [...new Set(titles)],
    };
  });
  const order = verdicts.map(({ judge }) => judge.name);
  return rows.sort((a, b) => order.indexOf(a.judge) - order.indexOf(b.judge) || (a.rule < b.rule ? -1 : 1));
}

function count(findings: readonly Finding[], judge: string, system: string): number {
  return findings.filter((finding) => finding.judge === judge && finding.system === system).length;
}

function toGroups(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = groupBy(findings, ({ judge, rule, message }) => JSON.stringify([judge, rule, message]));
  return groups.map(([{ judge, rule, severity, message }, same]) => {
    const places = [...new Set(same.map(({ subject, resource }) => `${subject}: ${resource}`))];
    return { judge, rule, severity, message, count: same.length, places };
  });
}

/** Findings of the same key together, each group with its first. */
function groupBy(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
): readonly (readonly [Finding, readonly Finding[]])[] {
  const groups = new Map<string, [Finding, Finding[]]>();
  for (const finding of findings) {
    const group = groups.get(keyOf(finding));
    if (group) group[1].push(finding);
    else groups.set(keyOf(finding), [finding, [finding]]);
  }
  return [...groups.values()];
}
