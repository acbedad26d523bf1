import type { Cloud } from './cloud';
import { listDelivery } from './inventory/delivery';
import { listFoundation } from './inventory/foundation';
import { BORN_WITH_VPC, listNetwork } from './inventory/network';
import { listNotifications } from './inventory/notifications';
import { listRuntime } from './inventory/runtime';
import type { LeftBehind } from './known';

/** Everything that an account has of the kinds that pipelines are made of: `AWS::S3::Bucket orders-artifacts-dev`. */
export type Inventory = ReadonlySet<string>;

/** Asks every service for its list. */
export async function takeInventory(cloud: Cloud): Promise<Inventory> {
  const listings = [
    await listFoundation(cloud),
    await listDelivery(cloud),
    await listNetwork(cloud),
    await listNotifications(cloud),
    await listRuntime(cloud),
  ];
  return new Set(listings.flat().map(([type, name]) => `${type} ${name}`));
}

/** What came into the account and no resource of the stack accounts for. */
export function findUnasked(before: Inventory, after: Inventory, listed: ReadonlySet<string>): readonly string[] {
  return [...after].filter((one) => !before.has(one) && !listed.has(one) && !one.startsWith(`${BORN_WITH_VPC} `));
}

/** What the stack accounts for and the account does not list. */
export function findUnlisted(after: Inventory, listed: ReadonlySet<string>): readonly string[] {
  return [...listed].filter((one) => !after.has(one));
}

/** What is left when the stack is gone. */
export function findLeft(before: Inventory, after: Inventory, known: readonly LeftBehind[]): readonly string[] {
  return [...after].filter((one) => !before.has(one) && !known.some((entry) => stays(entry, one)));
}

/** Whether an entry is about a thing. */
export function stays({ type }: LeftBehind, one: string): boolean {
  return one === type || one.startsWith(`${type} `);
}
