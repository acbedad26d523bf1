/** The published JSON Schema, made from the TypeScript types of the spec. */
import { createGenerator } from 'ts-json-schema-generator';
import { addOverrides } from './overrides.mjs';

const ID = 'https://unpkg.com/@tap-pipeline/core-model/schema/pipeline.schema.json';
const KEY_ORDER = ['$schema', '$id', 'title', 'description', '$ref', 'type', 'const', 'enum', 'properties', 'required'];

/** The schema, and the AWS documents (`@see`) of its definitions and properties, by place. */
export function createSchema(path) {
  const generated = createGenerator({
    path,
    type: 'PipelineSpec',
    topRef: false,
    skipTypeCheck: true,
    encodeRefs: false,
    jsDoc: 'extended',
    extraTags: ['see'],
    additionalProperties: false,
    sortProps: false,
  }).createSchema('PipelineSpec');
  const { definitions, ...root } = generated;
  for (const name of Object.keys(definitions)) if (/[^A-Za-z0-9]/.test(name)) delete definitions[name];
  const documents = {};
  const tidied = tidy({ ...root, definitions }, '', documents);
  addOverrides(tidied);
  const { $schema, description, ...rest } = tidied;
  return {
    schema: order({ $schema, $id: ID, title: 'Spec of a tap-pipeline delivery pipeline', description, ...rest }),
    documents,
  };
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
