/** The part of JSON Schema that the schema of specs uses to say what there is. */
export interface SchemaNode {
  /** Where the node is defined. */
  readonly $ref?: string;
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
  readonly additionalProperties?: SchemaNode | boolean;
  /** Entries of the list. */
  readonly items?: SchemaNode;
  /** Branches of the union. */
  readonly oneOf?: readonly SchemaNode[];
  /** What nodes refer to. */
  readonly definitions?: { readonly [name: string]: SchemaNode };
}

/** One step down from a node. */
export interface SchemaStep {
  /** What it adds to the path of an option. */
  readonly name: string;
  /** Where it leads. */
  readonly node: SchemaNode;
  /** What a value of the node has there; nothing when it does not take the step. */
  readonly valuesIn: (value: unknown) => readonly unknown[];
}

/** The steps that a value of the node can take. A value that is the only one says nothing that its key does not say. */
export function stepsOf(schema: SchemaNode, node: SchemaNode): readonly SchemaStep[] {
  const { oneOf, properties = {}, additionalProperties, items, type, enum: values } = follow(schema, node);
  if (oneOf) return branchesOf(oneOf.map((branch) => follow(schema, branch)));
  return [
    ...Object.entries(properties).map(([key, next]) => ({ name: `.${key}`, node: next, valuesIn: ownValue(key) })),
    ...(typeof additionalProperties === 'object' ? [anyName(additionalProperties)] : []),
    ...(items ? [{ name: '[]', node: items, valuesIn: entries }] : []),
    ...(values ?? (type === 'boolean' ? [true, false] : [])).map(onlyValue),
  ];
}

/** The schema with overrides that have keys, and nothing below them. */
export function withFlatOverrides(schema: SchemaNode): SchemaNode {
  const { overrides } = schema.properties ?? {};
  if (typeof overrides?.additionalProperties !== 'object') return schema;
  const { properties = {} } = follow(schema, overrides.additionalProperties);
  const flat = Object.fromEntries(Object.keys(properties).map((key) => [key, {}]));
  return { ...schema, properties: { ...schema.properties, overrides: { additionalProperties: { properties: flat } } } };
}

function follow(schema: SchemaNode, node: SchemaNode): SchemaNode {
  if (node.$ref === undefined) return node;
  const target = schema.definitions?.[node.$ref.replace('#/definitions/', '')];
  if (target === undefined) throw new Error(`the schema has no definition ${node.$ref}`);
  return follow(schema, target);
}

function ownValue(key: string): SchemaStep['valuesIn'] {
  return (value) => (isObject(value) && Object.hasOwn(value, key) ? [value[key]] : []);
}

function anyName(node: SchemaNode): SchemaStep {
  return { name: '.*', node, valuesIn: (value) => (isObject(value) ? Object.values(value) : []) };
}

function onlyValue(allowed: unknown): SchemaStep {
  return { name: `=${String(allowed)}`, node: {}, valuesIn: (value) => (value === allowed ? [value] : []) };
}

function entries(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function branchesOf(branches: readonly SchemaNode[]): readonly SchemaStep[] {
  return branches.map((branch) => ({
    name: `<${nameOf(branch, branches)}>`,
    node: branch,
    valuesIn: (value) => (isOf(branch, value) ? [value] : []),
  }));
}

/** The value that tells the branch from the others, or the key, or the type. */
function nameOf(branch: SchemaNode, branches: readonly SchemaNode[]): string {
  if (branch.type !== 'object') return String(branch.const ?? branch.type);
  const others = branches.filter((other) => other !== branch && other.type === 'object');
  const required = branch.required ?? [];
  const told = required.find((key) => branches.every((other) => valuesOf(other, key).length > 0));
  if (told !== undefined) return valuesOf(branch, told).join('|');
  return required.find((key) => others.every((other) => !other.required?.includes(key))) ?? 'object';
}

function isOf(branch: SchemaNode, value: unknown): boolean {
  if (branch.const !== undefined) return value === branch.const;
  if (!isObject(value)) return branch.type === typeof value;
  return (
    branch.type === 'object' &&
    (branch.required ?? []).every((key) => {
      const allowed = valuesOf(branch, key);
      return Object.hasOwn(value, key) && (allowed.length === 0 || allowed.includes(value[key]));
    })
  );
}

function valuesOf(branch: SchemaNode, key: string): readonly unknown[] {
  const { enum: some, const: only } = branch.properties?.[key] ?? {};
  return some ?? (only === undefined ? [] : [only]);
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
