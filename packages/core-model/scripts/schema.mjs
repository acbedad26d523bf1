/** The published JSON Schemas, made from the TypeScript types of the spec and of the platform settings. */
import { createGenerator } from 'ts-json-schema-generator';
import { addOverrides, partialSpec } from './overrides.mjs';

const FOLDER = 'https://unpkg.com/@tap-pipeline/core-model/schema';
const KEY_ORDER = ['$schema', '$id', 'title', 'description', '$ref', 'type', 'const', 'enum', 'properties', 'required'];

/** The schema of a spec, and the AWS documents (`@see`) of its definitions and properties, by place. */
export function createSchema(path) {
  const documents = {};
  const schema = generate(path, 'PipelineSpec', documents);
  addOverrides(schema);
  return { schema: publish(schema, 'pipeline', 'Spec of a tap-pipeline delivery pipeline'), documents };
}

/** The schema of platform settings, in which defaults are parts of a spec. */
export function createPlatformSchema(path, spec) {
  const schema = generate(path, 'PlatformSettings', {});
  const { description } = schema.definitions.PlatformDefaults;
  const { root, definitions } = partialSpec(spec, ['team']);
  const needed = { ...schema.definitions, ...definitions, PlatformDefaults: { ...root, description } };
  return publish(
    { ...schema, definitions: reachable(schema, needed) },
    'platform',
    'Settings of a tap-pipeline platform',
  );
}

function generate(path, type, documents) {
  const generated = createGenerator({
    path,
    type,
    topRef: false,
    skipTypeCheck: true,
    encodeRefs: false,
    jsDoc: 'extended',
    extraTags: ['see'],
    additionalProperties: false,
    sortProps: false,
  }).createSchema(type);
  const { definitions, ...root } = generated;
  for (const name of Object.keys(definitions)) if (/[^A-Za-z0-9]/.test(name)) delete definitions[name];
  return tidy({ ...root, definitions }, '', documents);
}

function publish({ $schema, description, ...rest }, name, title) {
  return order({ $schema, $id: `${FOLDER}/${name}.schema.json`, title, description, ...rest });
}

/** The definitions that the schema needs, directly or through others. */
function reachable({ definitions: _, ...root }, definitions) {
  const found = new Set();
  const visit = (node) => {
    for (const [, name] of JSON.stringify(node).matchAll(/"#\/definitions\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(definitions[name]);
    }
  };
  visit(root);
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => found.has(name)));
}

/** Unions told apart by a key become `oneOf`; AWS documents go from the schema to the list. */
function tidy(node, place, documents) {
  if (Array.isArray(node)) return node.map((item, index) => tidy(item, `${place}/${index}`, documents));
  if (typeof node !== 'object' || node === null) return node;
  const { see, ...kept } = node;
  if (typeof see === 'string') documents[place] = see;
  const entries = Object.entries(kept).map(([key, value]) => [key, tidy(value, `${place}/${key}`, documents)]);
  const { anyOf, ...others } = Object.fromEntries(entries);
  return anyOf ? { ...others, oneOf: anyOf } : others;
}

/** Keys in a fixed order, so that the same types give the same bytes. */
function order(node) {
  if (Array.isArray(node)) return node.map(order);
  if (typeof node !== 'object' || node === null) return node;
  const rank = (key) => (KEY_ORDER.includes(key) ? KEY_ORDER.indexOf(key) : KEY_ORDER.length);
  const keys = Object.keys(node);
  const sorted = isMap(node) ? keys : keys.sort((a, b) => rank(a) - rank(b));
  return Object.fromEntries(sorted.map((key) => [key, order(node[key])]));
}

/** Whether the keys of the object are names that the author of the types chose. */
function isMap(node) {
  return Object.values(node).every((value) => typeof value === 'object');
}
