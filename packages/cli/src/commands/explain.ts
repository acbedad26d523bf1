import { readSpec, resolveWith, type SpecResolution } from '@tap-pipeline/core-model';
import type { CommandAction } from '../command';
import { type Explanation, effectiveLeaves, explainPath } from '../explanation';
import { CommandFailure } from '../failure';
import { settingSources } from '../sources';
import { type Style, styleOf } from '../style';
import { didYouMean } from '../suggest';

/** Says which layer set a value and why; for a part with several values, for each of them. */
export const explain: CommandAction = (line, terminal) => {
  const [file, path] = line.operands as [string, string];
  const resolution = resolveWith(readSpec(file), settingSources(line, terminal));
  const values = explainPath(resolution, path);
  if (values.length === 0) throw nothingAt(path, resolution);
  const style = styleOf(terminal);
  if (line.json) terminal.out(`${JSON.stringify({ problems: [], values }, null, 2)}\n`);
  else terminal.out(`${values.map((value) => printExplanation(value, style)).join('\n')}\n`);
  return 0;
};

function printExplanation({ path, value, from, reason, insteadOf }: Explanation, { strong, faint }: Style): string {
  return [
    `${strong(path)} = ${JSON.stringify(value)}`,
    `  from ${from}${reason === undefined ? '' : `: ${reason}`}`,
    ...insteadOf.map((other) => faint(`  instead of ${JSON.stringify(other.value)} from ${other.from}`)),
  ].join('\n');
}

function nothingAt(path: string, resolution: SpecResolution): CommandFailure {
  const paths = effectiveLeaves(resolution).flatMap(([leaf]) => withParents(leaf));
  return CommandFailure.usage(
    `the spec has no value at ${path}${didYouMean(path, [...new Set(paths)])}`,
    'see tap-pipeline plan for the values, or leave out the end of the path',
  );
}

/** `tests[0].name` is in `tests[0]`, which is in `tests`. */
function withParents(path: string): readonly string[] {
  return [...path.matchAll(/(?=[.[])|$/g)].map(({ index }) => path.slice(0, index)).filter((part) => part !== '');
}
