import type { Cloud } from '../cloud';
import { toLine } from '../compare-reading';
import { findLeft, takeInventory } from '../inventory';
import { judge, type Verdict } from '../judge';
import { type Known, UNTOLD } from '../known';
import { type DeployedStack, readBack } from '../read-back';
import { READERS } from '../readers';
import type { Report } from '../report';
import type { Engine } from './engine';
import { toPhysicalIds } from './state';

/** A program that Pulumi's engine deploys. */
export interface EngineRun {
  /** Where it is deployed. */
  readonly cloud: Cloud;
  /** Region. */
  readonly region: string;
  /** Account. */
  readonly account: string;
  /** What is known of the place. */
  readonly known: Known;
  /** The engine. */
  readonly engine: Pick<Engine, 'createStack' | 'up' | 'exportState' | 'destroy'>;
  /** What the program is to make. */
  readonly deployable: DeployedStack['deployable'];
}

/** Deploys a program, reads it back, and deletes it whatever happened before. */
export async function runEngine(run: EngineRun, report: Report): Promise<Verdict | undefined> {
  const { cloud, engine, known } = run;
  const before = await takeInventory(cloud);
  let verdict: Verdict | undefined;
  await report.attempt(async () => {
    await report.step('make the stack', () => engine.createStack());
    await report.step('pulumi up', () => engine.up());
    verdict = await report.step('read back', () => readAndJudge(run, report), toText);
  });
  await report.attempt(() => report.step('pulumi destroy', () => engine.destroy()));
  await report.attempt(() =>
    report.step('what is left', async () => {
      const left = findLeft(before, await takeInventory(cloud), known.leftBehind);
      report.problems(left.map((one) => `${one}: it is still there`));
    }),
  );
  return verdict;
}

/** What the engine made itself has no attributes but those of the services. */
async function readAndJudge(run: EngineRun, report: Report): Promise<Verdict> {
  const { cloud, region, account, known, engine, deployable } = run;
  const physicalIds = toPhysicalIds(await engine.exportState());
  const stack = { deployable, physicalIds, region, account, otherAttributes: [] };
  const verdict = judge(await readBack(cloud, stack, READERS), [...known.pretended, ...UNTOLD]);
  report.problems(verdict.mismatches.map(toLine));
  return verdict;
}

function toText({ resources, facts, tolerated }: Verdict): string {
  return `${resources} resources, ${facts - tolerated} facts`;
}
