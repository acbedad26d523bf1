import type { Style } from '../style';

/** A line of a tree, with what hangs below it. */
export interface Branch {
  /** The line. */
  readonly text: string;
  /** What can be skipped when reading; behind the line. */
  readonly note?: string;
  /** What hangs below. */
  readonly branches?: readonly Branch[];
}

/** The lines of a tree. */
export function drawTree({ branches = [], ...root }: Branch, style: Style): readonly string[] {
  return [writeLine(root, style), ...drawBranches(branches, '', style)];
}

/** A branch that is left out when nothing hangs below it. */
export function group(text: string, branches: readonly Branch[]): readonly Branch[] {
  return branches.length === 0 ? [] : [{ text, branches }];
}

function drawBranches(branches: readonly Branch[], indent: string, style: Style): readonly string[] {
  return branches.flatMap((branch, index) => {
    const isLast = index === branches.length - 1;
    const line = `${indent}${style.faint(isLast ? '└─' : '├─')} ${writeLine(branch, style)}`;
    const below = `${indent}${isLast ? '   ' : `${style.faint('│')}  `}`;
    return [line, ...drawBranches(branch.branches ?? [], below, style)];
  });
}

function writeLine({ text, note }: Branch, style: Style): string {
  return note ? `${text}  ${style.faint(note)}` : text;
}
