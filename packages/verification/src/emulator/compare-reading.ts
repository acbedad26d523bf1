import { compare, type FactValue, isFactList, isFactObject, type ResourceFact } from '@tap-pipeline/conformance';
import { narrow } from './narrow';
import type { Reading } from './read-back';

/** Something that is not as it was asked for. */
export interface Mismatch {
  /** Id of the resource. */
  readonly id: string;
  /** Its type. */
  readonly type: string;
  /** Path in its properties; empty when it is not there. */
  readonly path: string;
  /** What was asked for; undefined for nothing. */
  readonly asked: FactValue | undefined;
  /** What there is; undefined for nothing. */
  readonly read: FactValue | undefined;
}

/** What is not as it was asked for. */
export function compareReading({ asked, read }: Pick<Reading, 'asked' | 'read'>): readonly Mismatch[] {
  const resources = Object.entries(read.resources).map(([id, resource]): readonly [string, ResourceFact] => {
    const narrowed = narrow(resource.properties, asked.resources[id]?.properties ?? {});
    return [id, { ...resource, properties: isFactObject(narrowed) ? narrowed : {} }];
  });
  const narrowed = { ...read, resources: Object.fromEntries(resources) };
  return compare(asked, narrowed).map(({ subject, path, cdk, pulumi }) => ({
    id: subject,
    type: asked.resources[subject]?.type ?? '',
    path,
    asked: cdk,
    read: pulumi,
  }));
}

/** How many single values a resource was asked for, or one of its properties. */
export function countFacts(value: FactValue | undefined): number {
  if (value === undefined) return 0;
  const items = isFactList(value) ? value : isFactObject(value) ? Object.values(value) : undefined;
  if (items === undefined) return 1;
  return items.reduce<number>((sum, item) => sum + countFacts(item), items.length === 0 ? 1 : 0);
}

/** A mismatch on one line. */
export function toLine({ id, path, asked, read }: Mismatch): string {
  if (path === '') return `${id}: it is not there`;
  return `${id} · ${path}: asked for ${show(asked)}, is ${show(read)}`;
}

function show(value: FactValue | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

const LONGEST = 200;
