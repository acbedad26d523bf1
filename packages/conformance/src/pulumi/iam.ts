import type { ResourceType } from './resource-type';
import { document, same, tags } from './shape';

/** Roles and their policies, and keys. */
export const IAM: { readonly [token: string]: ResourceType } = {
  'aws:iam/role:Role': {
    type: 'AWS::IAM::Role',
    inputs: { assumeRolePolicy: document('AssumeRolePolicyDocument'), ...same('description'), name: 'RoleName', tags },
    outputs: { arn: 'Arn', name: 'Ref' },
  },
  'aws:iam/rolePolicy:RolePolicy': {
    type: 'AWS::IAM::RolePolicy',
    inputs: { name: 'PolicyName', policy: document('PolicyDocument'), role: 'RoleName' },
  },
  'aws:kms/key:Key': {
    type: 'AWS::KMS::Key',
    inputs: {
      deletionWindowInDays: 'PendingWindowInDays',
      ...same('description', 'enableKeyRotation'),
      policy: document('KeyPolicy'),
      tags,
    },
    outputs: { arn: 'Arn', keyId: 'Ref' },
  },
  'aws:kms/alias:Alias': {
    type: 'AWS::KMS::Alias',
    inputs: { name: 'AliasName', ...same('targetKeyId') },
  },
};
