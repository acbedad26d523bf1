import type { CST } from 'yaml';

/** How deep the values of a text are inside of each other. It goes no deeper itself, as what reads the values would. */
export function depthOf(tokens: readonly CST.Token[]): number {
  let depth = 0;
  let level = tokens.flatMap(partsOf);
  for (; level.length > 0; level = level.flatMap(partsOf)) depth += 1;
  return depth;
}

function partsOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [...(key ? [key] : []), ...(value ? [value] : [])]);
}
