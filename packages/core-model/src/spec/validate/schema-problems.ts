import { formatPath, type Path, valueAt } from '../path';
import type { Problem } from '../problem';
import {
  emptyValue,
  missingKey,
  noneOf,
  notAllowed,
  outOfRange,
  unknownKey,
  wrongCount,
  wrongForm,
  wrongLength,
  wrongType,
} from '../problems/shape';
import { PIPELINE_SCHEMA, type Schema, type SchemaError, type SchemaNode, schemaAt, schemaBranchesAt } from '../schema';
import { listWords, showValue } from '../show';

/** A text with more errors is no spec; nobody would read them. */
const MOST_ERRORS = 500;

/** What the schema has against the data, in the words of the problem catalogue. */
export function findSchemaProblems(data: unknown, schema = PIPELINE_SCHEMA): readonly Problem[] {
  const errors = findErrors(data, schema).slice(0, MOST_ERRORS);
  const read = errors.map((error) => ({ error, path: toPath(error.instancePath, data) }));
  const mistyped = new Set(read.filter(({ error }) => error.keyword === 'type').map(({ path }) => formatPath(path)));
  return read
    .filter(({ error, path }) => error.keyword === 'type' || !mistyped.has(formatPath(path)))
    .map(({ error, path }) => toProblem({ error, path, data, schema }));
}

/** Whether the schema has more against the data than is told: what is not told may be wrong, too. */
export function isBeyondTelling(data: unknown, schema = PIPELINE_SCHEMA): boolean {
  return findErrors(data, schema).length > MOST_ERRORS;
}

function findErrors(data: unknown, schema: Schema): readonly SchemaError[] {
  return schema
    .findErrors(data)
    .filter(({ keyword, schemaPath }) => keyword !== 'if' && !schemaPath.includes('/anyOf/'));
}

interface Case {
  readonly error: SchemaError;
  readonly path: Path;
  readonly data: unknown;
  readonly schema: Schema;
}

function toProblem(found: Case): Problem {
  const { error, path, data, schema } = found;
  const value = valueAt(data, path);
  const make = SCHEMA_PROBLEMS[error.keyword] as ProblemMaker;
  if (value === null) return emptyValue(formatPath(path));
  return make(found, value, schemaAt(path, data, schema) ?? {});
}

type ProblemMaker = (found: Case, value: unknown, node: SchemaNode) => Problem;

/** By keyword of JSON Schema. A test sees to it that the schema uses no other. */
export const SCHEMA_PROBLEMS: { readonly [keyword: string]: ProblemMaker } = {
  additionalProperties: (found) => {
    const key = String(found.error.params.additionalProperty);
    return unknownKey(formatPath([...found.path, key]), key, knownKeys(branchesAt(found)));
  },
  required: ({ error, path, data, schema }) => {
    const at = [...path, String(error.params.missingProperty)];
    return missingKey(formatPath(at), describe(schemaAt(at, data, schema), schema));
  },
  anyOf: (found) => noneOf(formatPath(found.path), markKeys(found)),
  type: ({ error, path, schema }, value, node) => {
    const at = formatPath(path);
    const types = [error.params.type].flat().map(String);
    return wrongType(at, typeWords(types), showValue(value, at), typeFix(types, value, describe(node, schema)));
  },
  enum: ({ error, path }, value) =>
    notAllowed(formatPath(path), value, showValue(value, formatPath(path)), error.params.allowedValues as unknown[]),
  const: (found, value) =>
    notAllowed(formatPath(found.path), value, showValue(value, formatPath(found.path)), [
      found.error.params.allowedValue,
      ...objectsAt(found),
    ]),
  minimum: ({ path }, value, node) => outOfRange(formatPath(path), value as number, node.minimum, node.maximum),
  maximum: ({ path }, value, node) => outOfRange(formatPath(path), value as number, node.minimum, node.maximum),
  minLength: ({ path }, value, node) =>
    wrongLength(formatPath(path), characters(value as string), node.minLength, node.maxLength),
  maxLength: ({ path }, value, node) =>
    wrongLength(formatPath(path), characters(value as string), node.minLength, node.maxLength),
  minItems: ({ path }, value, node) =>
    wrongCount(formatPath(path), (value as unknown[]).length, node.minItems, node.maxItems),
  maxItems: ({ path }, value, node) =>
    wrongCount(formatPath(path), (value as unknown[]).length, node.minItems, node.maxItems),
  pattern: ({ path }, value, node) =>
    wrongForm(
      formatPath(path),
      showValue(value, formatPath(path)),
      node.description ?? 'a text of this form',
      node.pattern ?? '',
    ),
};

/** As the schema counts them: a character outside of the first 65,536 is one, too. */
function characters(text: string): number {
  return Array.from(text).length;
}

const TYPE_WORDS: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function typeWords(types: readonly string[]): string {
  return listWords(types.map((type) => TYPE_WORDS[type] ?? type));
}

function typeFix(types: readonly string[], value: unknown, description: string): string {
  const isBare = typeof value === 'number' || typeof value === 'boolean';
  if (types.includes('string') && isBare) return `quote it: ${JSON.stringify(String(value))}`;
  if (types.includes('array') && !Array.isArray(value)) return 'put it into a list: [ … ]';
  if (typeof value === 'string' && (types.includes('integer') || types.includes('number') || types.includes('boolean')))
    return 'write it without quotes, as a value of that type';
  return `write ${typeWords(types)}: ${description}`;
}

/** What the schema says about the place, in the branches that the data may have chosen. */
function branchesAt({ path, data, schema }: Case): readonly SchemaNode[] {
  return schemaBranchesAt(path, data, schema);
}

/** The keys of the branch, or of all branches where everything is optional, since then any of them may be meant. */
function knownKeys(branches: readonly SchemaNode[]): readonly string[] {
  const meant = branches.some(({ required }) => required) ? branches.slice(0, 1) : branches;
  const keys = new Set(meant.flatMap(({ properties }) => Object.keys(properties ?? {})));
  keys.delete('$schema');
  return [...keys];
}

/** `an object`, where the place may be one. */
function objectsAt({ path, schema }: Case): readonly string[] {
  return schemaBranchesAt(path, undefined, schema).some(({ type }) => type === 'object') ? ['an object'] : [];
}

/** The keys of which the object must have one: what one branch of the union requires and the others do not. */
function markKeys(found: Case): readonly string[] {
  const required = branchesAt(found).map((branch) => branch.required ?? []);
  return required.flatMap((keys) => keys.filter((key) => required.filter((other) => other.includes(key)).length === 1));
}

/** The first sentence of the description. */
function describe(node: SchemaNode | undefined, { page }: Schema): string {
  return (node?.description ?? `see ${page}`).split(/(?<=\.)\s/)[0]?.replace(/\.$/, '') ?? '';
}

/** A JSON pointer as a path; a part is a position where the value around it is a list. */
function toPath(pointer: string, data: unknown): Path {
  const path: (string | number)[] = [];
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replace(/~1/g, '/').replace(/~0/g, '~');
    path.push(Array.isArray(valueAt(data, path)) ? Number(key) : key);
  }
  return path;
}
