import type { PipelineSpec } from '@tap-pipeline/core-model';
import { findChanges } from './changes';
import { toLine } from './compare-reading';
import { toDeployable } from './deployable';
import type { Execution } from './execution';
import { findLeft, findUnasked, findUnlisted, type Inventory, stays } from './inventory';
import { judge, type Verdict } from './judge';
import { type LeftBehind, type Pretended, UNTOLD } from './known';
import type { Reading } from './read-back';
import type { Report } from './report';
import type { Made } from './same-in-both';
import type { Site } from './site';
import type { System } from './systems';

/** What a system gave. */
export interface SystemRun {
  /** Comparisons, in order. */
  readonly verdicts: readonly Verdict[];
  /** What was made first; undefined when that failed. */
  readonly made: Made | undefined;
  /** Everything that was left behind, tolerated or not. */
  readonly left: readonly string[];
}

/** Deploys a system, reads it back, changes it, reads it back, starts it, and deletes it whatever happened before. */
export async function runSystem(site: Site, system: System, spec: PipelineSpec, report: Report): Promise<SystemRun> {
  const run = new Run(site, system, report);
  await report.attempt(() => run.live(spec));
  await report.attempt(() => run.end());
  return run;
}

class Run implements SystemRun {
  readonly verdicts: Verdict[] = [];
  made: Made | undefined;
  left: readonly string[] = [];
  private before: Inventory = new Set();
  private listed: ReadonlySet<string> = new Set();

  constructor(
    private readonly site: Site,
    private readonly system: System,
    private readonly report: Report,
  ) {}

  async live(spec: PipelineSpec): Promise<void> {
    this.before = await this.report.step(
      'what is there before',
      () => this.site.inventory(),
      ({ size }) => `${size} things`,
    );
    const first = await this.deployAndRead('cdk deploy', spec);
    this.made = first;
    const second = await this.deployAndRead(`cdk deploy again: ${this.system.change}`, this.system.changed(spec));
    await this.report.step(
      'what the second deployment changed',
      async () => this.checkChanges(first.reading, second.reading),
      countChanges,
    );
    await this.report.step('start the pipeline', () => this.start(second.reading), toExecutionText);
  }

  async end(): Promise<void> {
    await this.report.step('cdk destroy', () => this.site.destroy(this.system.name));
    await this.report.step(
      'what is left',
      () => this.checkLeft(),
      () => this.toLeftText(),
    );
  }

  private async deployAndRead(title: string, spec: PipelineSpec): Promise<Made> {
    const template = await this.report.step(title, () => this.site.deploy(this.system.name, spec));
    return this.report.step(
      'read back',
      async () => {
        const reading = await this.site.read(this.system.name, template);
        this.listed = reading.listed;
        this.check(reading);
        await this.checkInventory(reading);
        return { reading, facts: toDeployable(template).facts };
      },
      () => toVerdictText(this.verdicts.at(-1)),
    );
  }

  private get entries(): readonly Pretended[] {
    return [...this.site.known.pretended, ...UNTOLD];
  }

  private get leaves(): readonly LeftBehind[] {
    return this.system.leaves ?? [];
  }

  private check(reading: Reading): void {
    const verdict = judge(reading, this.entries);
    this.verdicts.push(verdict);
    this.report.problems(verdict.mismatches.map(toLine));
  }

  private async checkInventory({ listed }: Reading): Promise<void> {
    const after = await this.site.inventory();
    this.report.problems(findUnlisted(after, listed).map((one) => `${one}: it can be read, and no list has it`));
    if (!this.site.isOurs) return;
    const unasked = findUnasked(this.before, after, listed).filter(
      (one) => !this.leaves.some((known) => stays(known, one)),
    );
    this.report.problems(unasked.map((one) => `${one}: it is there, and nobody asked for it`));
  }

  private checkChanges(first: Reading, second: Reading) {
    const changes = findChanges(first, second, this.entries);
    this.report.problems(changes.unasked.map((one) => `${one}: changed, and nobody asked for it`));
    if (changes.asked === 0) this.report.problems(['the second deployment was asked to change nothing']);
    return changes;
  }

  private async start({ asked }: Reading): Promise<Execution> {
    const pipelines = Object.values(asked.resources).filter(({ type }) => type === 'AWS::CodePipeline::Pipeline');
    const { Name: name = '', Stages: stages = [] } = pipelines[0]?.properties ?? {};
    const execution = await this.site.start(String(name));
    const expected = Array.isArray(stages) ? stages.map((stage) => String(Object(stage).Name)) : [];
    if (!STARTED.has(execution.status)) this.report.problems([`the execution is ${execution.status}`]);
    if (execution.stages.join() !== expected.join())
      this.report.problems([`the stages are ${execution.stages}, and were to be ${expected}`]);
    return execution;
  }

  private async checkLeft(): Promise<void> {
    const after = await this.site.inventory();
    const now = this.site.isOurs ? after : new Set([...after].filter((one) => this.listed.has(one)));
    this.left = findLeft(this.before, now, []);
    const unknown = findLeft(this.before, now, [...this.site.known.leftBehind, ...this.leaves]);
    this.report.problems(unknown.map((one) => `${one}: it is still there`));
  }

  private toLeftText(): string {
    return this.left.length === 0 ? 'nothing' : `nothing but ${this.left.length} things that are known to stay`;
  }
}

const STARTED = new Set(['InProgress', 'Succeeded']);

function toVerdictText(verdict: Verdict | undefined): string {
  return verdict ? `${verdict.resources} resources, ${verdict.facts - verdict.tolerated} facts` : '';
}

function countChanges({ asked, unasked }: ReturnType<typeof findChanges>): string {
  return `${asked} asked for, ${unasked.length} others`;
}

function toExecutionText({ status, stages }: Execution): string {
  return `${status}, ${stages.length} stages`;
}
