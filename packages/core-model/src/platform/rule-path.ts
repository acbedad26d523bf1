import { isObject } from '../spec/override';
import { formatPath, type Path, valueAt } from '../spec/path';
import { openNode, PIPELINE_SCHEMA, type SchemaNode } from '../spec/schema';

/** Where a rule looks: keys, and every entry of a list or every name of an object. */
export type RulePath = readonly (string | Each)[];

/** Every entry of a list (`[]`), or every name of an object (`*`). */
export interface Each {
  /** What is gone through. */
  readonly each: 'entry' | 'name';
}

/** A place that a rule looks at, with what is there. */
export interface Place {
  /** Its path. */
  readonly path: Path;
  /** Its value; `undefined` where there is none. */
  readonly value: unknown;
}

const PART = /(?:^|\.)(?:([A-Za-z_$][\w$-]*)|(\*))|(\[\])|\[("(?:[^"\\]|\\["\\/bfnrt])*")\]/y;

/** The path of a rule, or `undefined` when the text is none. */
export function tryParseRulePath(text: string): RulePath | undefined {
  const path: (string | Each)[] = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const found = PART.exec(text);
    if (!found) return undefined;
    path.push(toPart(found));
  }
  return path.length > 0 ? path : undefined;
}

/** The path as people write it: `scans[].kind`. */
export function formatRulePath(path: RulePath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part !== 'string') return part.each === 'entry' ? `${text}[]` : `${text}${text && '.'}*`;
    const key = formatPath([part]);
    return text === '' || key.startsWith('[') ? `${text}${key}` : `${text}.${key}`;
  }, '');
}

/** The places of the value that the path means. A key is one place, whether or not there is a value. */
export function findPlaces(value: unknown, path: RulePath): readonly Place[] {
  return path.reduce<readonly Place[]>(
    (places, part) => places.flatMap((place) => step(place, part)),
    [{ path: [], value }],
  );
}

/** The keys before the first `[]` or `*`. */
export function fixedPart(path: RulePath): readonly string[] {
  const length = path.findIndex((part) => typeof part !== 'string');
  return (length === -1 ? path : path.slice(0, length)) as readonly string[];
}

/** What the schema says about the places of the path; none when a spec can have no such place. */
export function ruleNodes(path: RulePath): readonly SchemaNode[] {
  return path.reduce<readonly SchemaNode[]>(
    (nodes, part) => nodes.flatMap((node) => stepInSchema(node, part)).flatMap(open),
    [ruleRoot()],
  );
}

/** The keys that can follow a path in a rule: those of objects, or `[]` for a list. */
export function listNextParts(path: RulePath): readonly string[] {
  const next = ruleNodes(path).flatMap((node) => [
    ...Object.keys(node.properties ?? {}),
    ...(node.items ? ['[]'] : []),
    ...(node.additionalProperties ? ['*'] : []),
  ]);
  return [...new Set(next)];
}

/** The schema of a spec with all its defaults, and of the environment that it is for. */
function ruleRoot(): SchemaNode {
  const { $schema, overrides, ...properties } = PIPELINE_SCHEMA.root().properties ?? {};
  return { type: 'object', properties: { ...properties, account: { type: 'string' }, region: { type: 'string' } } };
}

function open(node: SchemaNode): readonly SchemaNode[] {
  return openNode(node, undefined, PIPELINE_SCHEMA);
}

function stepInSchema(node: SchemaNode, part: string | Each): readonly SchemaNode[] {
  const { properties = {}, additionalProperties, items } = node;
  const others = additionalProperties ? [additionalProperties] : [];
  if (typeof part !== 'string') {
    if (part.each === 'name') return [...Object.values(properties), ...others];
    return items ? [items] : [];
  }
  const own = Object.hasOwn(properties, part) ? properties[part] : undefined;
  return own ? [own] : others;
}

function step({ path, value }: Place, part: string | Each): readonly Place[] {
  if (typeof part === 'string') return [{ path: [...path, part], value: valueAt(value, [part]) }];
  if (part.each === 'entry')
    return Array.isArray(value) ? value.map((item, index) => ({ path: [...path, index], value: item })) : [];
  return isObject(value) ? Object.entries(value).map(([key, item]) => ({ path: [...path, key], value: item })) : [];
}

function toPart([, key, name, entry, quoted]: RegExpExecArray): string | Each {
  if (name !== undefined) return { each: 'name' };
  if (entry !== undefined) return { each: 'entry' };
  return key ?? (JSON.parse(quoted as string) as string);
}
