import type * as pulumi from '@pulumi/pulumi';
import type { Ordered, Prerequisite } from '@tap-pipeline/core-model';
import { InternalError } from './internal-error';

/** The orders that no reference carries: `dependsOn` in Pulumi. */
export class Order {
  private readonly provided = new Map<Prerequisite, pulumi.Resource[]>();
  private readonly waiting: { readonly plan: Ordered; readonly tell: (earlier: pulumi.Resource[]) => void }[] = [];

  /** Says which resources are in place when a prerequisite is met. Several blocks may add to one. */
  provide(prerequisite: Prerequisite, ...resources: readonly pulumi.Resource[]): void {
    const known = this.provided.get(prerequisite);
    if (known) known.push(...resources);
    else this.provided.set(prerequisite, [...resources]);
  }

  /** What a resource waits for, as its plan says; known when everything is built. */
  defer(plan: Ordered): Promise<pulumi.Resource[]> {
    return new Promise((tell) => this.waiting.push({ plan, tell }));
  }

  /**
   * Tells the orders; to be called when everything is built.
   * @throws InternalError when something is waited for that nobody provides
   */
  settle(): void {
    for (const { plan, tell } of this.waiting.splice(0)) {
      tell(plan.waitsFor.flatMap((prerequisite) => this.find(prerequisite)));
    }
  }

  private find(prerequisite: Prerequisite): pulumi.Resource[] {
    const resources = this.provided.get(prerequisite);
    if (!resources) throw new InternalError(`the plan waits for ${prerequisite}, which is not there`);
    return resources;
  }
}
