import type { Hardening } from '@tap-pipeline/core-model';

/** Something that a judge found. */
export interface Finding {
  /** Name of the judge. */
  readonly judge: string;
  /** The judge's own name of the rule. */
  readonly rule: string;
  /** How grave the judge finds it. */
  readonly severity: Severity;
  /** The system that it belongs to: a column of the report. */
  readonly system: string;
  /** Name of the subject: `five-stage/dev/cdk`, or the path of a file. */
  readonly subject: string;
  /** How much the environment protects, for templates; undefined for other files. */
  readonly hardening?: Hardening;
  /** The resource in words that both backends share, `AWS::S3::Bucket orders-artifacts-dev`, or where in the file. */
  readonly resource: string;
  /** What is wrong, in the judge's words. */
  readonly message: string;
}

/** How grave a judge finds it. */
export type Severity = 'error' | 'warning' | 'info';

/** The severity in the words of all judges; a word that is not known counts as an error, so that it is not overlooked. */
export function toSeverity(word: string): Severity {
  const lower = word.toLowerCase();
  if (['warning', 'medium', 'moderate', 'low', 'warn'].includes(lower)) return 'warning';
  return ['info', 'informational', 'style', 'suggestion', 'unknown'].includes(lower) ? 'info' : 'error';
}
