/** The part of the schema that overrides are written by: the spec with everything optional. */
import { discriminatorOf } from './union.mjs';

const FIXED = ['$schema', 'service', 'suffix', 'overrides'];

/** Puts the definition `PipelineOverride`, and what it needs, into the schema. */
export function addOverrides(schema) {
  const { root, definitions } = partialSpec(schema);
  const description = 'What is different in one environment: a part of a spec, merged over it.';
  Object.assign(schema.definitions, definitions, { PipelineOverride: { ...root, description } });
  const { pattern, maxLength } = schema.properties.suffix;
  schema.properties.overrides.propertyNames = { pattern, maxLength };
}

/** A spec with everything optional and without the keys that only it has, and the definitions that this needs. */
export function partialSpec(schema, without = []) {
  const made = new Map();
  const properties = Object.entries(schema.properties).filter(([key]) => ![...FIXED, ...without].includes(key));
  const root = {
    type: 'object',
    properties: Object.fromEntries(properties.map(([key, node]) => [key, partial(schema, node, made)])),
    additionalProperties: false,
  };
  const definitions = Object.fromEntries([...made].filter(([, definition]) => definition));
  return { root, definitions: { ...schema.definitions, ...definitions } };
}

/** The node with everything optional, at every depth; lists are given whole. A default is for the spec only. */
function partial(schema, node, made) {
  const { default: _, ...rest } = node;
  if (rest.$ref) return { ...rest, $ref: partialReference(schema, rest.$ref, made) };
  if (rest.oneOf) {
    const isTold = discriminatorOf(schema, rest.oneOf) !== undefined;
    const { oneOf, ...others } = rest;
    const branches = oneOf.map((branch) =>
      isTold || branch.$ref === '#/definitions/ImageSpec' ? partial(schema, branch, made) : branch,
    );
    return { ...others, anyOf: branches };
  }
  if (!rest.properties) return rest;
  const { required, ...others } = rest;
  const properties = Object.entries(rest.properties).map(([key, child]) => [key, partial(schema, child, made)]);
  return { ...others, properties: Object.fromEntries(properties) };
}

/** A reference to the partial definition, which is made unless it would be the same as the full one. */
function partialReference(schema, reference, made) {
  const name = reference.replace('#/definitions/', '');
  const partialName = `${name.replace(/Spec$/, '')}Override`;
  if (!made.has(partialName)) {
    made.set(partialName, undefined);
    const full = schema.definitions[name];
    const candidate = partial(schema, full, made);
    const isSame = !candidate.properties && !candidate.anyOf;
    made.set(partialName, isSame ? undefined : candidate);
  }
  return made.get(partialName) ? `#/definitions/${partialName}` : reference;
}
