import type { Finding } from './finding';
import type { Subject, SubjectKind } from './subject';
import type { Tools } from './tools';

/** A tool of somebody else that says what is wrong with files. */
export interface Judge {
  /** Name, for `--only` and the file of exceptions. */
  readonly name: string;
  /** What it looks for, in a sentence. */
  readonly about: string;
  /** Kinds of files that it judges. */
  readonly kinds: readonly SubjectKind[];
  /**
   * What it needs beside Node: Python 3, or a registry that answers. Without Python a run of continuous integration fails;
   * a registry that does not answer is only told.
   */
  readonly needs: 'nothing' | 'python' | 'registry';
  /** Version of the tool. */
  readonly version: (tools: Tools) => string;
  /**
   * What it finds in the subjects, which are of its kinds.
   * @throws CannotJudge where it cannot run here
   */
  readonly judge: (subjects: readonly Subject[], tools: Tools) => Promise<readonly Finding[]>;
}

/** A judge cannot run here, and why. Whether that fails the run is not the judge's decision. */
export class CannotJudge extends Error {
  override readonly name = 'CannotJudge';
}
