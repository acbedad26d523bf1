/** What a backend makes of a plan. */
export interface Rendering {
  /** The text of the file that is written. */
  readonly text: string;
  /** The service of each resource, in the words of the backend: `S3`, `s3`. */
  readonly services: readonly string[];
  /** How to go on, in order. */
  readonly nextSteps: readonly NextStep[];
}

/** Something to do with what was rendered. */
export interface NextStep {
  /** When or why; absent when the lines say it all. */
  readonly note?: string;
  /** Commands, or code, to copy. */
  readonly lines: readonly string[];
}
