import type * as pulumi from '@pulumi/pulumi';
import type { Ordered, Prerequisite } from '@tap-pipeline/core-model';
import { InternalError } from './internal-error';

/**
 * The orders that no reference carries: `dependsOn` in Pulumi. What waits stands after what it waits for, so
 * that it gets a list of resources; of a promise of one, the SDK searches all that the resources lead to.
 */
export class Order {
  private readonly provided = new Map<Prerequisite, pulumi.Resource[]>();
  private readonly found = new Set<Prerequisite>();

  /**
   * Says which resources are in place when a prerequisite is met. Several blocks may add to one.
   * @throws InternalError when something waits for it already, and would not wait for these
   */
  provide(prerequisite: Prerequisite, ...resources: readonly pulumi.Resource[]): void {
    if (this.found.has(prerequisite)) throw new InternalError(`something waits for ${prerequisite} before it is there`);
    const known = this.provided.get(prerequisite);
    if (known) known.push(...resources);
    else this.provided.set(prerequisite, [...resources]);
  }

  /**
   * What a resource waits for, as its plan says.
   * @throws InternalError when something is waited for that nobody has provided
   */
  findAll({ waitsFor }: Ordered): pulumi.Resource[] {
    return waitsFor.flatMap((prerequisite) => this.find(prerequisite));
  }

  private find(prerequisite: Prerequisite): pulumi.Resource[] {
    const resources = this.provided.get(prerequisite);
    if (!resources) throw new InternalError(`the plan waits for ${prerequisite}, which is not there`);
    this.found.add(prerequisite);
    return resources;
  }
}
