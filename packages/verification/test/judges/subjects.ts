import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject, SubjectKind } from '../../src/judges/subject';

/** What a tool printed about a file with faults, in `recorded/`. */
export function recorded(name: string): string {
  return readFileSync(join(__dirname, 'recorded', name), 'utf8');
}

/** A subject of the recordings. */
export function subjectOf(path: string, kind: SubjectKind, text = ''): Subject {
  const resources = new Map([['Bucket', 'AWS::S3::Bucket orders-artifacts-dev']]);
  return { kind, system: 'orders', name: `orders/${path.split('/').at(-1)}`, path, text, resources };
}
