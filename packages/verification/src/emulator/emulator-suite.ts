import type { PipelineSpec } from '@tap-pipeline/core-model';
import { stays } from './inventory';
import { findStale, type Verdict } from './judge';
import type { LeftBehind, Pretended } from './known';
import type { Report } from './report';
import { type PulumiSite, runPulumi } from './run-pulumi';
import { runSystem, type SystemRun } from './run-system';
import type { Made } from './same-in-both';
import type { Site } from './site';
import type { System } from './systems';

/** A system with its spec. */
export interface SystemWithSpec {
  /** The system. */
  readonly system: System;
  /** Its spec. */
  readonly spec: PipelineSpec;
}

/** What all runs gave. */
export interface SuiteResult {
  /** How many resources were read back. */
  readonly resources: number;
  /** How many facts were compared. */
  readonly facts: number;
  /** How many facts are pretended, or told by no service. */
  readonly tolerated: number;
}

/** Deploys systems by the CDK, and then, where there is a place for that, what Pulumi asks for. */
export async function runSuite(
  site: Site,
  pulumi: PulumiSite | undefined,
  systems: readonly SystemWithSpec[],
  environmentSuffix: string,
  report: Report,
): Promise<SuiteResult> {
  const verdicts: Verdict[] = [];
  const runs: [SystemWithSpec, SystemRun][] = [];
  for (const one of systems) {
    report.title(`${one.system.name}, by the CDK`);
    const run = await runSystem(site, one.system, one.spec, report);
    runs.push([one, run]);
    verdicts.push(...run.verdicts);
  }
  for (const [{ system, spec }, { made }] of pulumi ? runs : []) {
    if (!pulumi || !made) continue;
    report.title(`${system.name}, as Pulumi asks for it`);
    await report.attempt(async () => {
      verdicts.push(await runPulumi(pulumi, { name: system.name, spec, environmentSuffix, cdk: made }, report));
    });
  }
  report.title('what is known of the place');
  await report.step('every entry is needed', async () => {
    const left = runs.flatMap(([, run]) => run.left);
    const leaves = [
      ...site.known.leftBehind.filter(({ comesWith }) => runs.some(([, { made }]) => isThere(comesWith, made))),
      ...systems.flatMap(({ system }) => system.leaves ?? []),
    ];
    report.problems(findUnneeded(leaves, verdicts, left));
  });
  return toResult(verdicts);
}

function isThere(type: string | undefined, made: Made | undefined): boolean {
  const resources = Object.values(made?.facts.resources ?? {});
  return type === undefined || resources.some((resource) => resource.type === type);
}

/** Entries that nothing needed any more, in words. */
function findUnneeded(
  leaves: readonly LeftBehind[],
  verdicts: readonly Verdict[],
  left: readonly string[],
): readonly string[] {
  const stale = findStale(verdicts);
  const gone = leaves.filter((entry) => !left.some((one) => stays(entry, one)));
  return [
    ...stale.map((entry) => `${toText(entry)} is said to be pretended, and is read back as it was asked for`),
    ...gone.map(({ type }) => `${type} is said to stay behind, and nothing of it did`),
  ].map((text) => `${text}: take the entry away`);
}

function toText({ type, path }: Pretended): string {
  return path === undefined ? type : `${type} · ${path}`;
}

function toResult(verdicts: readonly Verdict[]): SuiteResult {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const tolerated = sum(verdicts.map((verdict) => verdict.tolerated));
  return {
    resources: sum(verdicts.map(({ resources }) => resources)),
    facts: sum(verdicts.map(({ facts }) => facts)) - tolerated,
    tolerated,
  };
}
