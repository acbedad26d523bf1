import { ref } from './reference';
import { type Text, text } from './text';

/** Id of the account that the plan is deployed to. */
export const ACCOUNT = ref('cloud', 'account');
/** Region that the plan is deployed to. */
export const REGION = ref('cloud', 'region');
/** Partition of the region: `aws`, `aws-cn`, `aws-us-gov`. */
export const PARTITION = ref('cloud', 'partition');

/** ARN of the account's root user, which stands for the account's IAM policies. */
export const ACCOUNT_ROOT: Text = text`arn:${PARTITION}:iam::${ACCOUNT}:root`;

/**
 * ARN of something in this account and region, by name. Only where a live reference cannot be: in a
 * trust policy (the role is made before what uses it), for what exists already, and for patterns.
 */
export function arnOf(service: string, resource: Text): Text {
  return text`arn:${PARTITION}:${service}:${REGION}:${ACCOUNT}:${resource}`;
}
