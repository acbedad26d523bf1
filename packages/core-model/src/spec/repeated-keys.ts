import { type Document, isNode, isScalar, type Node, visit } from 'yaml';

/**
 * Keys of the document that an object has more than once, each time but the first. The parser would compare each key
 * with each other one, which takes seconds where there are many.
 */
export function findRepeatedKeys(document: Document): readonly Node[] {
  const found: Node[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const known = new Set<unknown>();
      for (const { key } of items) {
        const value = isScalar(key) ? key.value : key;
        if (known.has(value) && isNode(key)) found.push(key);
        known.add(value);
      }
    },
  });
  return found;
}
