import { formatPath, type Path } from '../path';
import type { Problem } from '../problem';
import { hiddenFailure, hollowTest } from '../problems/build';
import type { ResolvedSpec } from '../resolved-spec';
import { shorten } from '../show';
import type { Rule } from './rule';

/** A way to write a command so that its failure is not seen. */
interface Mask {
  readonly pattern: RegExp;
  /** Only where the command also matches this. */
  readonly within?: RegExp;
}

const END = '(?=\\s*(?:$|[;&|)\\n]))';

const MASKS: readonly Mask[] = [
  { pattern: new RegExp(`\\|\\|\\s*(?:true|:|exit 0)${END}`) },
  { pattern: /\|\|\s*(?:echo|printf)\b[^\n]*/ },
  { pattern: /;\s*(?:true|:|exit 0)\s*$/ },
  { pattern: /(?:^|[;&\n]\s*)set \+e\b/ },
  { pattern: /--exit-zero\b/ },
  { pattern: /--passWithNoTests\b/ },
  { pattern: /--exit-code[ =]0\b/, within: /\btrivy\b/ },
  { pattern: /--soft-fail\b/ },
  { pattern: /--no-fail\b/, within: /\btfsec\b/ },
];

/** Rules about what commands may not do. */
export const commandRules: readonly Rule[] = [
  { concerns: ['build', 'tests'], find: ({ spec }) => commandsOf(spec).flatMap(findHidden) },
  {
    concerns: ['tests'],
    find: ({ spec }) =>
      spec.tests.flatMap(({ commands }, index) =>
        commands.every(isHollow) ? [hollowTest(`tests[${index}].commands`)] : [],
      ),
  },
];

interface Command {
  readonly path: Path;
  readonly text: string;
}

function commandsOf({ build, tests }: ResolvedSpec): readonly Command[] {
  const lists: readonly (readonly [Path, readonly string[]])[] = [
    ...Object.entries(build.commands).map(([phase, texts]) => [['build', 'commands', phase], texts] as const),
    ...tests.map(({ commands }, index) => [['tests', index, 'commands'], commands] as const),
  ];
  return lists.flatMap(([path, texts]) => texts.map((text, index) => ({ path: [...path, index], text })));
}

function findHidden({ path, text }: Command): readonly Problem[] {
  const outside = withoutSubstitutions(text);
  const found = MASKS.flatMap(({ pattern, within }) =>
    within && !within.test(text) ? [] : (pattern.exec(outside)?.[0].trim() ?? []),
  );
  return found.slice(0, 1).map((mask) => hiddenFailure(formatPath(path), shorten(text), mask));
}

/** The command without `$(…)`: in there, `|| echo` is how a value gets its default. */
function withoutSubstitutions(text: string): string {
  const shorter = text.replace(/\$\([^()]*\)/g, '');
  return shorter === text ? text : withoutSubstitutions(shorter);
}

/** `echo` of something into a file or another program is work; `echo` alone is not. */
function isHollow(command: string): boolean {
  return /^\s*(?:(?:echo|printf)\b[^|>;&`$]*|true|:|exit 0)\s*$/.test(command);
}
