import type { Path } from './path';
import type { Position } from './problem';

/** Where a spec was read from, and where its parts are in the text. */
export interface SpecOrigin {
  /** The file. */
  readonly file: string;
  /** Position of the place, or of what lies around it; `undefined` when the text has no positions. */
  readonly positionAt: (path: Path) => Position | undefined;
  /** The text of a single value, as it is written: `3.10`. */
  readonly sourceAt: (path: Path) => string | undefined;
}

const ORIGINS = new WeakMap<object, SpecOrigin>();

/** Remembers where the spec was read from, for as long as the spec is used. */
export function setOrigin(spec: object, origin: SpecOrigin): void {
  ORIGINS.set(spec, origin);
}

/** Where the spec was read from; `undefined` for one that was written in code. */
export function tryFindOrigin(spec: unknown): SpecOrigin | undefined {
  return typeof spec === 'object' && spec !== null ? ORIGINS.get(spec) : undefined;
}
