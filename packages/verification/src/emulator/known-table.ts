import { type Known, type Pretended, UNTOLD } from './known';
import { REFUSED_SYSTEMS } from './systems';

/** What is known of a place, as tables for `docs/verification.md`. */
export function toKnownTables(known: Known): string {
  return [
    '#### Attributes that it does not have',
    toTable(
      ['type', 'attributes', 'what the suite does'],
      known.missingAttributes.map(({ type, attributes, why }) => [code(type), attributes.map(code).join(', '), why]),
    ),
    '#### Attributes that are not those of AWS',
    toTable(
      ['type', 'attribute', 'what it is'],
      known.otherAttributes.map(({ type, attribute, why }) => [code(type), code(attribute), why]),
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
      REFUSED_SYSTEMS.map(({ name, why }) => [code(name), why]),
    ),
  ].join('\n\n');
}

function toRow({ type, path, why }: Pretended): readonly string[] {
  return [code(type), path === undefined ? 'all of it' : code(path), why];
}

function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
