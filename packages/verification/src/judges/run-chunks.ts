import { setImmediate } from 'node:timers/promises';

/** What a function makes of each of a list, in its order; two at once, so that both cores of a small machine have work. */
export async function inLanes<T, R>(all: readonly T[], make: (one: T) => Promise<R>): Promise<readonly R[]> {
  const made: R[] = [];
  const rest = all.entries();
  const lane = async () => {
    for (const [index, one] of rest) made[index] = await make(one);
  };
  await Promise.all([lane(), lane()]);
  return made;
}

/** What a function finds in a list that is given to it in chunks of at most `size`: a tool that reads many files starts seldom. */
export async function inChunks<T, R>(
  all: readonly T[],
  size: number,
  find: (some: readonly T[]) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
  return (await inLanes(chunks, find)).flat();
}

/** What a function finds in each of a list, in this process; between two of them the programs of other judges are served. */
export async function inTurns<T, R>(all: readonly T[], find: (one: T) => readonly R[]): Promise<readonly R[]> {
  const found: R[] = [];
  for (const one of all) {
    await setImmediate();
    found.push(...find(one));
  }
  return found;
}
