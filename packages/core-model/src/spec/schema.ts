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
  /** Type of the value, or types. */
  readonly type?: string | readonly string[];
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
  /** Branches of a union in which everything is optional. */
  readonly anyOf?: readonly SchemaNode[];
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

/** A published schema and the validator that is generated from it. */
export interface Schema {
  /** The schema. It is read when it is first asked for: data without problems never needs it. */
  readonly root: () => SchemaNode;
  /** What the schema has against the value. */
  readonly findErrors: (value: unknown) => readonly SchemaError[];
  /** Page that describes what the schema allows. */
  readonly page: string;
}

/** The schema of a spec. */
export const PIPELINE_SCHEMA: Schema = publishedSchema('pipeline', 'docs/spec-reference.md');

/** The schema of platform settings. */
export const PLATFORM_SCHEMA: Schema = publishedSchema('platform', 'docs/platform-reference.md');

/**
 * What the schema says about the place. Where the place lies in a union, the branch is the one that the
 * value chose; without a value, every branch counts.
 */
export function schemaAt(path: Path, value?: unknown, schema = PIPELINE_SCHEMA): SchemaNode | undefined {
  return schemaBranchesAt(path, value, schema)[0];
}

/** As {@link schemaAt}: every branch of a union that the place may be. */
export function schemaBranchesAt(path: Path, value?: unknown, schema = PIPELINE_SCHEMA): readonly SchemaNode[] {
  return nodesAt([schema.root()], path, value, schema);
}

/** The node itself, or what it refers to, or the branches of a union that the value may have chosen. */
export function openNode(node: SchemaNode, value: unknown, schema: Schema): readonly SchemaNode[] {
  if (node.$ref) {
    const target = schema.root().definitions?.[node.$ref.replace('#/definitions/', '')] as SchemaNode;
    return openNode(target, value, schema).map((found) => ({
      ...found,
      ...(node.description && { description: node.description }),
    }));
  }
  const union = node.oneOf ?? node.anyOf;
  if (!union) return [node];
  const all = union.flatMap((branch) => openNode(branch, undefined, schema));
  const chosen = all.filter((branch) => isChosen(branch, value));
  return chosen.length > 0 ? chosen : all;
}

function publishedSchema(name: string, page: string): Schema {
  let root: SchemaNode | undefined;
  return {
    root: () => {
      root ??= JSON.parse(readFileSync(join(FOLDER, `${name}.schema.json`), 'utf8')) as SchemaNode;
      return root;
    },
    findErrors: (value) => {
      const validate = require(join(FOLDER, `${name}.validator.js`)) as Validator;
      return validate(value) ? [] : (validate.errors ?? []);
    },
    page,
  };
}

function nodesAt(nodes: readonly SchemaNode[], path: Path, value: unknown, schema: Schema): readonly SchemaNode[] {
  const reached = nodes.flatMap((node) => openNode(node, value, schema));
  const [part, ...rest] = path;
  if (part === undefined) return reached;
  const next = reached.flatMap((node) => child(node, part));
  return nodesAt(next, rest, (value as { readonly [key: string | number]: unknown } | undefined)?.[part], schema);
}

function child(node: SchemaNode, part: string | number): readonly SchemaNode[] {
  const own = node.properties && Object.hasOwn(node.properties, part) ? node.properties[part] : undefined;
  const found = typeof part === 'number' ? node.items : (own ?? node.additionalProperties);
  return found ? [found] : [];
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
