import { toCode, toTable } from '../markdown';
import { type Known, type Pretended, UNTOLD } from './known';
import { REFUSED_SYSTEMS } from './systems';

/** What is known of a place, as tables for `docs/verification.md`. */
export function toKnownTables(known: Known): string {
  return [
    '#### Attributes that it does not have',
    toTable(
      ['type', 'attributes', 'what the suite does'],
      known.missingAttributes.map(({ type, attributes, why }) => [
        toCode(type),
        attributes.map(toCode).join(', '),
        why,
      ]),
    ),
    '#### Attributes that are not those of AWS',
    toTable(
      ['type', 'attribute', 'what it is'],
      known.otherAttributes.map(({ type, attribute, why }) => [toCode(type), toCode(attribute), why]),
    ),
    '#### What it does not make, or drops',
    toTable(['type', 'property', 'what becomes of it'], known.pretended.map(toRow)),
    '#### What it leaves behind',
    toTable(
      ['what', 'why'],
      known.leftBehind.map(({ type, why }) => [type, why]),
    ),
    '#### What no service tells, AWS itself included',
    toTable(['type', 'property', 'why'], UNTOLD.map(toRow)),
    '#### Fixtures that it cannot take',
    toTable(
      ['fixture', 'why'],
      REFUSED_SYSTEMS.map(({ name, why }) => [toCode(name), why]),
    ),
  ].join('\n\n');
}

function toRow({ type, path, why }: Pretended): readonly string[] {
  return [toCode(type), path === undefined ? 'all of it' : toCode(path), why];
}
