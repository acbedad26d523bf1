import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Path } from './path';

const FOLDER = join(__dirname, '../../schema');

/** The part of JSON Schema that the generated schema uses. */
export interface SchemaNode {
  /** Where the node is defined. */
  readonly $ref?: string;
  /** What it means. */
  readonly description?: string;
  /** Type of the value. */
  readonly type?: string;
  /** The only value. */
  readonly const?: unknown;
  /** All values. */
  readonly enum?: readonly unknown[];
  /** Keys of the object. */
  readonly properties?: { readonly [key: string]: SchemaNode };
  /** Keys that must be there. */
  readonly required?: readonly string[];
  /** What other keys hold; `false`: there are none. */
  readonly additionalProperties?: SchemaNode | false;
  /** Entries of the list. */
  readonly items?: SchemaNode;
  /** Branches of the union. */
  readonly oneOf?: readonly SchemaNode[];
  /** The value when it is left out. */
  readonly default?: unknown;
  /** Form of the text. */
  readonly pattern?: string;
  /** Smallest number. */
  readonly minimum?: number;
  /** Largest number. */
  readonly maximum?: number;
  /** Fewest characters. */
  readonly minLength?: number;
  /** Most characters. */
  readonly maxLength?: number;
  /** Fewest entries. */
  readonly minItems?: number;
  /** Most entries. */
  readonly maxItems?: number;
  /** What nodes refer to. */
  readonly definitions?: { readonly [name: string]: SchemaNode };
}

/** An error as the generated validator gives it. */
export interface SchemaError {
  /** JSON pointer of the value. */
  readonly instancePath: string;
  /** Where in the schema. */
  readonly schemaPath: string;
  /** Keyword of the schema that was broken. */
  readonly keyword: string;
  /** Details, by keyword. */
  readonly params: { readonly [name: string]: unknown };
}

interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

let schema: SchemaNode | undefined;

/** The published schema. It is read when it is first asked for: a spec without problems never needs it. */
export function pipelineSchema(): SchemaNode {
  schema ??= JSON.parse(readFileSync(join(FOLDER, 'pipeline.schema.json'), 'utf8')) as SchemaNode;
  return schema;
}

/** What the schema has against the value. */
export function findSchemaErrors(value: unknown): readonly SchemaError[] {
  const validate = require(join(FOLDER, 'pipeline.validator.js')) as Validator;
  return validate(value) ? [] : (validate.errors ?? []);
}

/**
 * What the schema says about the place. Where the place lies in a union, the branch is the one that the
 * value chose; without a value, every branch counts.
 */
export function schemaAt(path: Path, value?: unknown): SchemaNode | undefined {
  return schemaBranchesAt(path, value)[0];
}

/** As {@link schemaAt}: every branch of a union that the place may be. */
export function schemaBranchesAt(path: Path, value?: unknown): readonly SchemaNode[] {
  return nodesAt([pipelineSchema()], path, value);
}

function nodesAt(nodes: readonly SchemaNode[], path: Path, value: unknown): readonly SchemaNode[] {
  const reached = nodes.flatMap((node) => branches(node, value));
  const [part, ...rest] = path;
  if (part === undefined) return reached;
  const next = reached.flatMap((node) => child(node, part));
  return nodesAt(next, rest, (value as { readonly [key: string | number]: unknown } | undefined)?.[part]);
}

function child(node: SchemaNode, part: string | number): readonly SchemaNode[] {
  const own = node.properties && Object.hasOwn(node.properties, part) ? node.properties[part] : undefined;
  const found = typeof part === 'number' ? node.items : (own ?? node.additionalProperties);
  return found ? [found] : [];
}

/** The node itself, or the branches of a union that the value may have chosen. */
function branches(node: SchemaNode, value: unknown): readonly SchemaNode[] {
  if (node.$ref) {
    const target = pipelineSchema().definitions?.[node.$ref.replace('#/definitions/', '')] as SchemaNode;
    return branches(target, value).map((found) => ({
      ...found,
      ...(node.description && { description: node.description }),
    }));
  }
  if (!node.oneOf) return [node];
  const all = node.oneOf.flatMap((branch) => branches(branch, undefined));
  const chosen = all.filter((branch) => isChosen(branch, value));
  return chosen.length > 0 ? chosen : all;
}

function isChosen(branch: SchemaNode, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return branch.type === typeof value;
  if (branch.type !== 'object') return false;
  const told = Object.entries(branch.properties ?? {}).filter(([key]) => key === 'kind' || key === 'target');
  if (told.length === 0) return (branch.required ?? []).every((key) => Object.hasOwn(value, key));
  return told.every(([key, { const: only, enum: some }]) =>
    (some ?? [only]).includes((value as Record<string, unknown>)[key]),
  );
}
