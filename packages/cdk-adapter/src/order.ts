import type { Ordered, Prerequisite } from '@tap-pipeline/core-model';
import type { CfnResource } from 'aws-cdk-lib';
import { InternalError } from './internal-error';

/** The orders that no reference carries: `DependsOn` in the template. */
export class Order {
  private readonly provided = new Map<Prerequisite, CfnResource[]>();
  private readonly waiting: { readonly resource: CfnResource; readonly plan: Ordered }[] = [];

  /** Says which resources are in place when a prerequisite is met. Several blocks may add to one. */
  provide(prerequisite: Prerequisite, ...resources: readonly CfnResource[]): void {
    const known = this.provided.get(prerequisite);
    if (known) known.push(...resources);
    else this.provided.set(prerequisite, [...resources]);
  }

  /** Lets a resource wait for what its plan names. */
  defer(resource: CfnResource, plan: Ordered): void {
    this.waiting.push({ resource, plan });
  }

  /**
   * Writes the orders down; to be called when everything is built.
   * @throws InternalError when something is waited for that nobody provides
   */
  settle(): void {
    for (const { resource, plan } of this.waiting.splice(0)) {
      for (const prerequisite of plan.waitsFor) {
        for (const earlier of this.find(prerequisite)) resource.addResourceDependency(earlier);
      }
    }
  }

  private find(prerequisite: Prerequisite): readonly CfnResource[] {
    const resources = this.provided.get(prerequisite);
    if (!resources) throw new InternalError(`the plan waits for ${prerequisite}, which is not there`);
    return resources;
  }
}
