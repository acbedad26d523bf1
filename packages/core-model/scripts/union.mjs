/** The definition that a node refers to, or the node. */
export function follow(schema, node) {
  return node.$ref ? follow(schema, schema.definitions[node.$ref.replace('#/definitions/', '')]) : node;
}

/** The key that tells the branches of a union apart by its value (`kind`, `target`), if there is one. */
export function discriminatorOf(schema, branches) {
  const objects = branches.map((branch) => follow(schema, branch));
  return ['kind', 'target'].find((key) =>
    objects.every((object) => object.properties?.[key] && object.required?.includes(key)),
  );
}

/** As {@link discriminatorOf}, for a union in which everything is optional. */
export function partialDiscriminatorOf(schema, branches) {
  const objects = branches.map((branch) => follow(schema, branch));
  return ['kind', 'target'].find((key) => objects.every((object) => object.properties?.[key]));
}

/** The values of the discriminator that belong to a branch. */
export function valuesOf(schema, branch, key) {
  const property = follow(schema, branch).properties[key];
  return property.enum ?? [property.const];
}
