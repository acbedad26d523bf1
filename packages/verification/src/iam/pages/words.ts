import {
  type Conditions,
  isReference,
  type Principal,
  partsOf,
  type Reference,
  type Text,
} from '@tap-pipeline/core-model';
import { toCode } from '../../markdown';
import type { Places } from '../places';

/** A text of the plan for people: a reference by what it points at, everything else as it is in the account. */
export function toWords(places: Places, value: Text): string {
  const [only, ...more] = partsOf(value);
  if (value === '*') return 'everything';
  if (more.length === 0 && isReference(only)) return nameThing(places, only);
  return toCode(shorten(places.text(value)));
}

/** `the account`, in place of its number. */
export function nameCondition(places: Places, conditions: Conditions = {}): string {
  const all = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => {
      const values = [value].flat() as readonly Text[];
      return `${toCode(key)} ${OPERATORS[operator] ?? operator} ${values.map((item) => toWords(places, item)).join(' or ')}`;
    }),
  );
  return all.join('<br>and ');
}

/** Who is meant. */
export function nameWho(places: Places, principal: Principal): string {
  if ('anyone' in principal) return 'everybody';
  if ('service' in principal) return toCode(places.text(principal.service));
  const [only, ...more] = partsOf(principal.aws);
  if (more.length === 0 && isReference(only)) return nameThing(places, only);
  return places.text(principal.aws).endsWith(':root')
    ? 'the account, as far as its policies say so'
    : toWords(places, principal.aws);
}

const OPERATORS: { readonly [operator: string]: string } = {
  ArnEquals: 'is',
  ArnLike: 'is like',
  Bool: 'is',
  BoolIfExists: 'is missing or',
  StringEquals: 'is',
};

/** An ARN without what is the same in all of them. */
function shorten(text: string): string {
  return text.replace(/^arn:aws:([a-z0-9-]+):[a-z0-9-]*:(?:111122223333)?:/, '$1 ');
}

function nameThing(places: Places, { of, as }: Reference): string {
  const [kind = ''] = of.split('/');
  if (kind === 'cloud') return as === 'account' ? 'the account' : `the ${as}`;
  const name = shorten(places.text({ of, as } as Reference)).replace(/^[a-z0-9-]+ (?:[a-z-]+[:/](?!\*))?/, '');
  return `${KINDS[`${kind}.${as}`] ?? KINDS[kind] ?? kind} ${toCode(name)}`;
}

const KINDS: { readonly [kind: string]: string } = {
  alarm: 'the alarm',
  bucket: 'the bucket',
  'bucket.objects': 'the objects',
  cluster: 'the cluster',
  connection: 'the connection',
  encryptionKey: 'the key of the plan',
  imageRegistry: 'the image repository',
  listener: 'the listener',
  logs: 'the log group',
  'logs.streams': 'the streams of the log group',
  pipeline: 'the pipeline',
  project: 'the build project',
  role: 'the role',
  service: 'the service',
  sourceRepository: 'the repository',
  topic: 'the topic',
};
