/** A file to write. */
export interface ScaffoldFile {
  /** Path relative to the repository's folder, with `/`. */
  readonly path: string;
  /** The whole content. */
  readonly content: string;
  /** Whether it may be run. @default false */
  readonly isExecutable?: boolean;
  /** Why it is there, in a few words: for the README and the closing summary. */
  readonly reason: string;
}
