import type { Difference } from '../compare';
import type { Sides } from '../differences';
import { findNeeds } from './custom-resource';

const GROUP = 'Custom::DefaultSecurityGroup';

/** The function that closes the default security group, with all that it needs, and the tags that it does not set. */
export function isCloser({ subject, path, cdk, pulumi }: Difference, sides: Sides): boolean {
  const needs = findCloser(sides);
  if (path === '') return pulumi === undefined && needs.includes(subject);
  if (!subject.startsWith(`${GROUP} `)) return false;
  switch (path) {
    case 'ServiceToken':
      return pulumi === undefined;
    case 'Tags':
      return cdk === undefined;
    case 'after':
      return typeof cdk === 'string' && isBefore(cdk, needs, sides);
    default:
      return false;
  }
}

/** What closes the groups that Pulumi closes by itself. */
function findCloser({ cdk, pulumi }: Sides): readonly string[] {
  const groups = Object.keys(cdk.resources).filter((id) => id.startsWith(`${GROUP} `) && id in pulumi.resources);
  return findNeeds(groups, cdk);
}

function isBefore(earlier: string, needs: readonly string[], { cdk }: Sides): boolean {
  return needs.some((id) => id === earlier || cdk.resources[id]?.after.includes(earlier));
}
