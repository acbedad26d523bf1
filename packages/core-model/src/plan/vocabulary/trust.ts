import { ACCOUNT } from './cloud';
import { roleArn, type Trust } from './statement';
import type { Text } from './text';

/**
 * A service may assume the role, for things of this account only and, where their ARN can be known, for
 * those alone. From the IAM User Guide, "The confused deputy problem".
 */
export function trustService(service: Text, sourceArn?: Text): Trust {
  return {
    principal: { service },
    conditions: {
      StringEquals: { 'aws:SourceAccount': ACCOUNT },
      ...(sourceArn && { ArnLike: { 'aws:SourceArn': sourceArn } }),
    },
  };
}

/** Another role of the plan may assume the role. */
export function trustRole(id: string): Trust {
  return { principal: { aws: roleArn(id) } };
}
