import { type Alias, type Document, isAlias, type Node, visit } from 'yaml';

/** Aliases of a document. */
export interface AliasFacts {
  /** How many there are, up to one that is inside of what it stands for. */
  readonly count: number;
  /** The first that is inside of what it stands for. */
  readonly cycle: Alias | undefined;
}

/** Goes through the document once; asking the parser what each alias stands for would go through it for each. */
export function inspectAliases(document: Document): AliasFacts {
  const anchored = new Map<string, Node>();
  let count = 0;
  let cycle: Alias | undefined;
  visit(document, {
    Node: (_, node, around) => {
      if (!isAlias(node)) {
        if (node.anchor) anchored.set(node.anchor, node);
        return undefined;
      }
      count += 1;
      const target = anchored.get(node.source);
      if (target && around.includes(target)) cycle = node;
      return cycle ? visit.BREAK : undefined;
    },
  });
  return { count, cycle };
}
