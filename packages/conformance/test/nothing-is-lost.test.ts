import { isRecordedReference, type RecordedValue } from '@tap-pipeline/pulumi-adapter/testing';
import { planOf, SPECS } from '../../core-model/test/specs';
import { compare } from '../src/compare';
import { factsOfCdk } from '../src/facts-of-cdk';
import { factsOfPulumi } from '../src/facts-of-pulumi';
import { renderCdk } from '../src/render-cdk';
import { renderPulumi } from '../src/render-pulumi';
import type { TemplateValue } from '../src/template';

/** A Pulumi program takes some seconds where the machine is busy. */
jest.setTimeout(120_000);

const PLAN = planOf(SPECS['a key of its own, for everything']);

type Value = RecordedValue | TemplateValue;
type Path = readonly (string | number)[];

test('a change of anything that Pulumi is asked for changes the facts, or is refused', async () => {
  const [resources = []] = await renderPulumi([PLAN]);
  const facts = factsOfPulumi(resources);
  expect(compare(facts, factsOfPulumi(resources))).toEqual([]);
  const lost = onceAType(resources.map(({ type, inputs }) => ({ type, value: inputs }))).filter(({ index, path }) => {
    const changed = resources.map((resource, place) =>
      place === index ? change(resource, ['inputs', ...path]) : resource,
    );
    return !isNoticed(() => compare(facts, factsOfPulumi(changed)).length);
  });
  expect(lost).toEqual([]);
});

test('a change of anything in a template changes the facts, or is refused', () => {
  const [template = { Resources: {} }] = renderCdk([PLAN]);
  const facts = factsOfCdk(template);
  expect(compare(facts, factsOfCdk(template))).toEqual([]);
  const ids = Object.keys(template.Resources);
  const values = Object.values(template.Resources).map(({ Type, Properties = {} }) => ({
    type: Type,
    value: Properties,
  }));
  const lost = onceAType(values).filter(({ index, path }) => {
    const id = ids[index] ?? '';
    const resource = change(template.Resources[id] ?? { Type: '' }, ['Properties', ...path]);
    const changed = { Resources: { ...template.Resources, [id]: resource }, Outputs: template.Outputs };
    return !isNoticed(() => compare(facts, factsOfCdk(changed)).length);
  });
  expect(lost).toEqual([]);
});

/** Every value at the ends of the resources; of those that are the same property of the same type only the first. */
function onceAType(resources: readonly { readonly type: string; readonly value: Value }[]) {
  const seen = new Set<string>();
  const ends = resources.flatMap(({ type, value }, index) => endsOf(value, []).map((path) => ({ type, index, path })));
  expect(ends.length).toBeGreaterThan(500);
  return ends.filter(({ type, path }) => {
    const property = [type, ...path.filter((key) => typeof key === 'string')].join('.');
    return !seen.has(property) && seen.add(property);
  });
}

/** Links are left out: they are checked by the resources that they point at. */
function endsOf(value: Value, path: Path): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  if (isRecordedReference(value) || 'Ref' in value || 'Fn::GetAtt' in value) return [];
  const entries = Object.entries<unknown>({ ...value }).map(
    ([key, item]) => [toKey(value, key), item as Value] as const,
  );
  return entries.flatMap(([key, item]) => endsOf(item, [...path, key]));
}

function toKey(parent: Value, key: string): string | number {
  return Array.isArray(parent) ? Number(key) : key;
}

/** A copy with another value at the path. */
function change<T>(value: T, path: Path): T {
  const copy = structuredClone(value);
  const parent = path.slice(0, -1).reduce<unknown>((all, key) => Reflect.get(Object(all), key), copy);
  const key = path.at(-1) ?? '';
  const before: unknown = Reflect.get(Object(parent), key);
  Reflect.set(Object(parent), key, other(before));
  return copy;
}

function other(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `${String(value)} changed`;
}

function isNoticed(count: () => number): boolean {
  try {
    return count() > 0;
  } catch {
    return true;
  }
}
