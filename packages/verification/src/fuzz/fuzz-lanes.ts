import { type FuzzOptions, type FuzzReport, fuzz } from './fuzz';

/** What a lane does by itself. */
type Lane = Pick<FuzzOptions, 'ask'>;

/** Seeds are below this. */
const SEEDS = 2 ** 31;

/**
 * Shares the cases between lanes that run side by side, each with a seed of its own, so that one draws its next case while
 * the others try theirs. A case of an earlier run is drawn in the first.
 */
export async function fuzzInLanes(
  lanes: readonly Lane[],
  { runs, seed, ...options }: Omit<FuzzOptions, 'ask'>,
): Promise<FuzzReport> {
  const used = options.path === undefined ? lanes.slice(0, runs) : lanes.slice(0, 1);
  const reports = used.map((lane, index) =>
    fuzz({ ...options, ...lane, runs: Math.ceil((runs - index) / used.length), seed: (seed + index) % SEEDS }),
  );
  return merge(await Promise.all(reports));
}

function merge(reports: readonly FuzzReport[]): FuzzReport {
  const fault = reports.find((report) => report.fault)?.fault;
  const refused = new Map<string, number>();
  for (const [code, count] of reports.flatMap((report) => Object.entries(report.refused)))
    refused.set(code, (refused.get(code) ?? 0) + count);
  return {
    tried: sum(reports.map(({ tried }) => tried)),
    planned: sum(reports.map(({ planned }) => planned)),
    rendered: (reports[0]?.rendered ?? []).map((first, index) => ({
      ...first,
      count: sum(reports.map(({ rendered }) => rendered[index]?.count ?? 0)),
    })),
    refused: Object.fromEntries([...refused].sort(([, one], [, other]) => other - one)),
    ...(fault && { fault }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
