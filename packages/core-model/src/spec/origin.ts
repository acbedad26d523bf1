import type { Path } from './path';
import type { Position } from './problem';

/** Where a spec or platform settings were read from, and where their parts are in the text. */
export interface SpecOrigin {
  /** The file, as problems name it. */
  readonly file: string;
  /** The folder of the file; absent for a text that was not read from one. */
  readonly folder?: string;
  /** Position of the place, or of what lies around it; `undefined` when the text has no positions. */
  readonly positionAt: (path: Path) => Position | undefined;
  /** The text of a single value, as it is written: `3.10`. */
  readonly sourceAt: (path: Path) => string | undefined;
}

const ORIGINS = new WeakMap<object, SpecOrigin>();

/** Remembers where the data was read from, for as long as it is used. */
export function setOrigin(data: object, origin: SpecOrigin): void {
  ORIGINS.set(data, origin);
}

/** Where the data was read from; `undefined` for what was written in code. */
export function tryFindOrigin(data: unknown): SpecOrigin | undefined {
  return typeof data === 'object' && data !== null ? ORIGINS.get(data) : undefined;
}
