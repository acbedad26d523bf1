import { type FactValue, isFactList, isFactObject } from '@tap-pipeline/conformance';

/**
 * Of what was read back, what was asked for: a service fills in the rest. A list is complete, but for lists of
 * settings by key, which services complete as well.
 */
export function narrow(read: FactValue | undefined, asked: FactValue, name = ''): FactValue | undefined {
  if (isFactObject(read) && isFactObject(asked)) return narrowObject(read, asked);
  if (!isFactList(read) || !isFactList(asked)) return read;
  if (!COMPLETED.has(name)) return read.map((item, index) => narrow(item, asked[index] ?? item) ?? item);
  const keys = new Set(asked.map(keyOf));
  return read.filter((item) => keys.has(keyOf(item)));
}

/** Lists of settings that a service completes. */
const COMPLETED = new Set(['LoadBalancerAttributes', 'TargetGroupAttributes']);

function narrowObject(
  read: { readonly [key: string]: FactValue },
  asked: { readonly [key: string]: FactValue },
): FactValue {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => {
      const narrowed = narrow(read[name] ?? whenUnset(value), value, name);
      return narrowed === undefined ? [] : [[name, narrowed]];
    }),
  );
}

/** A service leaves out a list without items, and CloudFormation may be given one. */
function whenUnset(asked: FactValue): FactValue | undefined {
  return isFactList(asked) && asked.length === 0 ? [] : undefined;
}

function keyOf(item: FactValue): FactValue | undefined {
  return isFactObject(item) ? item.Key : item;
}
