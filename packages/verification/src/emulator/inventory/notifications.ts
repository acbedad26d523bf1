import { paginateListResources } from '@aws-sdk/client-cloudcontrol';
import type { Cloud } from '../cloud';
import { collect, type Listing } from '../listing';
import { CLOUD_CONTROL_TYPES } from '../readers/cloud-control';

/** Chat channels, notification rules and connections. */
export async function listNotifications({ cloudControl: client }: Cloud): Promise<Listing> {
  const listings: Listing[] = [];
  for (const TypeName of CLOUD_CONTROL_TYPES) {
    const found = await collect(
      paginateListResources({ client }, { TypeName }),
      ({ ResourceDescriptions }) => ResourceDescriptions,
    );
    listings.push(found.map(({ Identifier }) => [TypeName, Identifier] as const));
  }
  return listings.flat();
}
