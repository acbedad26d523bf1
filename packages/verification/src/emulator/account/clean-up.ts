import { DeleteStackCommand, paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import type { Cloud } from '../cloud';
import type { Inventory } from '../inventory';
import { collect } from '../listing';
import { RUN_TAG } from '../settle';

/** Stacks of a run, by the tag that it gave them. */
export async function findStacks({ cloudFormation: client }: Cloud, suffix: string): Promise<readonly Stack[]> {
  const stacks = await collect(paginateDescribeStacks({ client }, {}), ({ Stacks }) => Stacks);
  return stacks.filter(
    ({ Tags = [], StackStatus }) =>
      StackStatus !== 'DELETE_COMPLETE' && Tags.some(({ Key, Value }) => Key === RUN_TAG && Value === suffix),
  );
}

/**
 * Deletes the stacks of a run, each when CloudFormation has done what it was doing to it, and waits until they are gone.
 * @throws Error for a stack that CloudFormation cannot delete
 */
export async function deleteStacks(
  cloud: Cloud,
  suffix: string,
  { everySeconds = 10, mostSeconds = 3600 } = {},
): Promise<readonly string[]> {
  const asked = new Set<string>();
  const last = Date.now() + mostSeconds * 1000;
  for (;;) {
    const left = await findStacks(cloud, suffix);
    if (left.length === 0) return [...asked];
    const failed = left.find(
      ({ StackName = '', StackStatus }) => StackStatus === 'DELETE_FAILED' && asked.has(StackName),
    );
    if (failed) throw new Error(`${failed.StackName} cannot be deleted: ${failed.StackStatusReason ?? 'no reason'}`);
    if (Date.now() > last)
      throw new Error(`${left.map(({ StackName }) => StackName)} are there after ${mostSeconds} s`);
    for (const { StackName = '' } of left.filter((stack) => isFree(stack) && !asked.has(stack.StackName ?? ''))) {
      asked.add(StackName);
      await cloud.cloudFormation.send(new DeleteStackCommand({ StackName }));
    }
    await new Promise((resolve) => setTimeout(resolve, everySeconds * 1000));
  }
}

/** Whether CloudFormation takes a stack for deletion: not while it is updated, or rolled back. */
function isFree({ StackStatus }: Stack): boolean {
  return !StackStatus?.endsWith('_IN_PROGRESS') || StackStatus === 'CREATE_IN_PROGRESS';
}

/** Things whose names end in the suffix of a run, as all do that it named. */
export function findNamed(inventory: Inventory, suffix: string): readonly string[] {
  const name = new RegExp(`-${suffix}($|[^a-z0-9])`);
  return [...inventory].filter((one) => name.test(one));
}

/** A suffix that no run had before. */
export function createSuffix(random: () => number = Math.random): string {
  return `e2e${Math.floor(random() * 36 ** 5)
    .toString(36)
    .padStart(5, '0')}`;
}
