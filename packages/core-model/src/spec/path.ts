/** Where in a spec: keys and positions in lists, from the outside in. */
export type Path = readonly (string | number)[];

/** The path as people write it: `tests[0].name`; keys with other characters in brackets: `tags["cost.centre"]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    if (!/^[A-Za-z_$][\w$-]*$/.test(part)) return `${text}[${JSON.stringify(part)}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** The reverse of {@link formatPath}. */
export function parsePath(text: string): Path {
  const parts = text.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g);
  return [...parts].map(([, index, quoted, key]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? (key as string) : (JSON.parse(quoted) as string);
  });
}

/** What lies at the path, or `undefined`. Only what the value itself has is found, never what it inherits. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, part) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, part) ? found[part as never] : undefined,
    value,
  );
}

/** The longest beginning of the path that exists in the value. */
export function existingPart(value: unknown, path: Path): Path {
  const length = path.findIndex((_, index) => valueAt(value, path.slice(0, index + 1)) === undefined);
  return length === -1 ? path : path.slice(0, length);
}
