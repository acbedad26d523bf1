import type { Hardening } from '@tap-pipeline/core-model';
import type { Finding } from './finding';

/** A file that judges look at. */
export interface Subject {
  /** What kind of file it is, which decides who judges it. */
  readonly kind: SubjectKind;
  /** The system that it belongs to: a column of the report. */
  readonly system: string;
  /** Name, unique among all subjects: `five-stage/dev/cdk`, `scaffold/single-cdk-node/ci-cd.yml`. */
  readonly name: string;
  /** How much the environment protects, for templates; undefined for other files. */
  readonly hardening?: Hardening;
  /** Where it lies. */
  readonly path: string;
  /** Its text; empty where a judge reads the file itself. */
  readonly text: string;
  /** Resources of a template by logical id, in words that both backends share; empty for other kinds. */
  readonly resources: ReadonlyMap<string, string>;
}

/**
 * What kind of file it is. A template is there twice: `template` as it was rendered, and `plain-template` in the
 * words that every judge knows, see `toPlainTemplate`.
 */
export type SubjectKind =
  | 'template'
  | 'plain-template'
  | 'workflow'
  | 'dockerfile'
  | 'script'
  | 'package'
  | 'repository';

/** What a judge says of one subject, before it is known which subject that is. */
export type Remark = Pick<Finding, 'rule' | 'severity' | 'resource' | 'message'>;

/** The finding that a remark on a subject is. A logical id becomes the words that both backends share. */
export function toFinding(judge: string, subject: Subject, remark: Remark): Finding {
  const resource = subject.resources.get(remark.resource) ?? remark.resource;
  const { system, name, hardening } = subject;
  return { ...remark, judge, system, subject: name, hardening, resource };
}

/**
 * The subject that lies at the path that a tool gives back, which may be relative, or absolute without its first slash.
 * @throws Error where there is none: a finding must not get lost
 */
export function findSubject(subjects: readonly Subject[], path: string): Subject {
  const found = subjects.find(
    (subject) => subject.path === path || subject.path.endsWith(`/${path.replace(/^\.?\//, '')}`),
  );
  if (found === undefined) throw new Error(`a judge speaks of ${path}, which it was not asked about`);
  return found;
}

/** The line in words, since its number changes with every line above; the number where the text is not known. */
export function quoteLine({ text }: Subject, line: number): string {
  return text.split('\n')[line - 1]?.trim() || `line ${line}`;
}
