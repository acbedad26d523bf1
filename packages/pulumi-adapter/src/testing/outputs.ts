import { toSecret, tryOpenSecret, type WireObject, type WireValue } from './wire';

/**
 * Outputs that a program needs as they are, for example a list that it goes through; all others are marks.
 * What is returned goes before marks; `{}` where marks will do.
 */
export type OutputValues = (resource: {
  readonly type: string;
  readonly name: string;
  readonly inputs: { readonly [name: string]: unknown };
}) => { readonly [output: string]: unknown };

/** The input in which the program tells which outputs a resource has; see {@link takeOutputNames}. */
export const OUTPUT_NAMES = '__recorderOutputs';

/**
 * A class of the SDK names its outputs to the SDK only, as properties without a value. The recorder's own
 * transformation of the stack puts their names among the inputs, as one text since the SDK takes its time for each
 * item of a list; this takes them out again.
 */
export function takeOutputNames(inputs: WireObject): {
  readonly inputs: WireObject;
  readonly outputs: readonly string[];
} {
  const { [OUTPUT_NAMES]: names, ...rest } = inputs;
  return { inputs: rest, outputs: typeof names === 'string' ? JSON.parse(names) : [] };
}

/** What a resource answers: marks for outputs, and for inputs that are text, since they can be read too; else the input. */
export function toState(
  inputs: WireObject,
  outputs: readonly string[],
  secretOutputs: readonly string[],
  mark: (output: string) => string,
): WireObject {
  const echoes = Object.entries(inputs).map(([name, value]) => [name, toEcho(value, mark(name))] as const);
  const marks = outputs.map((name) => [name, mark(name)] as const);
  return Object.fromEntries(
    [...marks, ...echoes].map(([name, value]) => [name, secretOutputs.includes(name) ? toSecret(value) : value]),
  );
}

function toEcho(value: WireValue, mark: string): WireValue {
  if (typeof value === 'string') return mark;
  return typeof tryOpenSecret(value) === 'string' ? toSecret(mark) : value;
}
