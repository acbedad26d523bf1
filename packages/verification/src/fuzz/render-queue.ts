import { messageOf } from '@tap-pipeline/conformance';
import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import type { FuzzCase } from './fuzz-case';

/** How plans are built. */
export interface FuzzRenderer {
  /** With what, for the report: `the CDK`. */
  readonly name: string;
  /** Of how many plans one is built: building takes many times longer than planning. */
  readonly every: number;
  /** How many are built at once, since starting a backend takes time. */
  readonly batch: number;
  /** Builds plans; what it tells of each is empty when all is well. */
  readonly render: (plans: readonly DeliveryPipelinePlan[]) => Promise<readonly string[]>;
}

/** A case whose plan cannot be built. */
export interface RenderFault {
  /** What happened. */
  readonly text: string;
  /** The case. */
  readonly fuzzCase: FuzzCase;
}

interface Waiting {
  readonly fuzzCase: FuzzCase;
  readonly plan: DeliveryPipelinePlan;
}

/** Plans that wait until there are enough of them to be built at once. */
export class RenderQueue {
  /** How many were built. */
  rendered = 0;
  private offered = 0;
  private readonly waiting: Waiting[] = [];

  /** @param renderer what builds them */
  constructor(readonly renderer: FuzzRenderer) {}

  /** Takes the plan when it is its turn, and builds the batch when it is full. */
  async offer(fuzzCase: FuzzCase, plan: () => DeliveryPipelinePlan): Promise<RenderFault | undefined> {
    const { every, batch } = this.renderer;
    const isItsTurn = this.offered % every === 0;
    this.offered += 1;
    if (isItsTurn) this.waiting.push({ fuzzCase, plan: plan() });
    return this.waiting.length < batch ? undefined : this.renderRest();
  }

  /** Builds all that wait; the fault of the first that cannot be built. */
  async renderRest(): Promise<RenderFault | undefined> {
    const waiting = this.waiting.splice(0);
    if (waiting.length === 0) return undefined;
    this.rendered += waiting.length;
    const texts = await this.tryRender(waiting);
    const index = texts.findIndex((text) => text !== '');
    const failed = waiting[index];
    return failed && { text: `${this.renderer.name}: ${texts[index]}`, fuzzCase: failed.fuzzCase };
  }

  /** What fails together is built again one by one, to know which one it is. */
  private async tryRender(waiting: readonly Waiting[]): Promise<readonly string[]> {
    try {
      return await this.renderer.render(waiting.map(({ plan }) => plan));
    } catch (error) {
      if (waiting.length === 1) return [`cannot be built: ${messageOf(error)}`];
      const alone: string[] = [];
      for (const one of waiting) alone.push(...(await this.tryRender([one])));
      return alone;
    }
  }
}
