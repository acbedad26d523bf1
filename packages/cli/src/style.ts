import * as util from 'node:util';
import type { Terminal } from './terminal';

/** Makes text stand out, or step back, where the terminal has colours. */
export interface Style {
  /** Headings and names. */
  readonly strong: (text: string) => string;
  /** What can be skipped. */
  readonly faint: (text: string) => string;
  /** What went well. */
  readonly good: (text: string) => string;
}

/** The style of a terminal. Node before 20.12 has no colours to offer. */
export function styleOf({ colours }: Pick<Terminal, 'colours'>): Style {
  const { styleText } = util as Partial<typeof util>;
  const paint = (format: 'bold' | 'dim' | 'green') => (text: string) =>
    colours && styleText ? styleText(format, text, PAINT_ALWAYS) : text;
  return { strong: paint('bold'), faint: paint('dim'), good: paint('green') };
}

/** The terminal decides; Node 22 would ask `process.stdout` a second time. */
const PAINT_ALWAYS = { validateStream: false };
