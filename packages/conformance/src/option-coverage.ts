import { type SchemaNode, stepsOf, withFlatOverrides } from './option-coverage/schema-walk';

/**
 * Every option that a spec can say, as a path: `scans[]<image>.failOn=high`.
 *
 * `[]` stands for any entry of a list, `*` for any name, `<…>` for a branch of a union, and `=` for a value where
 * only some are allowed. An override says the options of a spec once more; only its first keys are options of
 * their own.
 */
export function optionsOf(schema: SchemaNode): readonly string[] {
  const walk = (node: SchemaNode, path: string): readonly string[] =>
    stepsOf(schema, node).flatMap((step) => {
      const option = path + step.name;
      return [option, ...walk(step.node, option)];
    });
  return tidy(walk(withFlatOverrides(schema), ''));
}

/** The options that a spec says itself, without defaults and what overrides say; paths as in {@link optionsOf}. */
export function optionsUsed(schema: SchemaNode, spec: unknown): readonly string[] {
  const walk = (node: SchemaNode, path: string, value: unknown): readonly string[] =>
    stepsOf(schema, node).flatMap((step) => {
      const option = path + step.name;
      return step.valuesIn(value).flatMap((found) => [option, ...walk(step.node, option, found)]);
    });
  return tidy(walk(withFlatOverrides(schema), '', spec));
}

/** How many of the options specs say. */
export interface OptionCoverage {
  /** Number of options. */
  readonly options: number;
  /** Options that no spec says, in the order of the schema. */
  readonly missing: readonly string[];
  /** Share of the options that are said, from 0 to 1. */
  readonly share: number;
}

/** What the specs say together. */
export function coverOptions(schema: SchemaNode, specs: readonly unknown[]): OptionCoverage {
  const options = optionsOf(schema);
  const used = new Set(specs.flatMap((spec) => optionsUsed(schema, spec)));
  const missing = options.filter((option) => !used.has(option));
  return { options: options.length, missing, share: 1 - missing.length / options.length };
}

/** Each once, and without the dot before the first key. */
function tidy(options: readonly string[]): readonly string[] {
  return [...new Set(options)].map((option) => option.replace(/^\./, ''));
}
