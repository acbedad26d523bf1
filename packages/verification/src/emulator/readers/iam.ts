import { GetRoleCommand, GetRolePolicyCommand, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import { toDocument, toProperties, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Roles and their policies. */
export const IAM_READERS: Readers = {
  'AWS::IAM::Role': async ({ iam }, place) => {
    const RoleName = askedText(place, 'RoleName');
    const { Role: role } = await iam.send(new GetRoleCommand({ RoleName }));
    const { AttachedPolicies: attached = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    if (!role) return undefined;
    return {
      properties: toProperties({
        RoleName: role.RoleName,
        Description: role.Description,
        Path: role.Path,
        MaxSessionDuration: role.MaxSessionDuration,
        PermissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
        AssumeRolePolicyDocument: toDocument(role.AssumeRolePolicyDocument),
        ManagedPolicyArns: attached.map(({ PolicyArn }) => PolicyArn),
        Tags: toTags(role.Tags),
      }),
      attributes: { Ref: role.RoleName ?? '', Arn: role.Arn ?? '' },
    };
  },
  'AWS::IAM::RolePolicy': async ({ iam }, place) => {
    const RoleName = askedText(place, 'RoleName');
    const PolicyName = askedText(place, 'PolicyName');
    const policy = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    return {
      properties: toProperties({
        RoleName: policy.RoleName,
        PolicyName: policy.PolicyName,
        PolicyDocument: toDocument(policy.PolicyDocument),
      }),
      attributes: {},
      listedAs: [`${RoleName} ${PolicyName}`],
    };
  },
};
