import { EVERYTHING } from '../../core-model/test/adapter-specs';
import { isInternalError } from '../src';
import { renderSpec } from './support/render';

describe('roles', () => {
  const { template, pipeline } = renderSpec(EVERYTHING);

  test('have no policy inside, so that nothing that names them can be a cycle', () => {
    for (const { properties } of template.all('AWS::IAM::Role')) {
      expect(properties).not.toHaveProperty('Policies');
      expect(properties).not.toHaveProperty('ManagedPolicyArns');
    }
  });

  test('are all of the roles of the plan, by name', () => {
    const planned = rolesIn(pipeline.plan);
    const names = template.all('AWS::IAM::Role').map(({ properties }) => properties.RoleName);
    expect(names.sort()).toEqual(planned.sort());
  });

  test('are assumed by a service of this account, or by the pipeline', () => {
    for (const { properties } of template.all('AWS::IAM::Role')) {
      const [statement] = properties.AssumeRolePolicyDocument.Statement;
      const account = statement.Condition?.StringEquals?.['aws:SourceAccount'];
      expect(account ?? statement.Principal.AWS).toMatch(/^\$\{(AWS::AccountId|RolesPipeline\.Arn)\}$/);
    }
  });

  test('have an L2 view', () => {
    const { identities } = pipeline.delivery;
    expect(identities.role('build').roleArn).toBe(identities.cfnRoles.build?.attrArn);
  });

  test('are refused by a name that is not there', () => {
    const find = () => pipeline.delivery.identities.role('bulid');
    expect(find).toThrow('there is no role bulid, only pipeline, ');
    expect.assertions(2);
    try {
      find();
    } catch (error) {
      expect(isInternalError(error)).toBe(true);
    }
  });
});

describe('permissions', () => {
  const { template } = renderSpec(EVERYTHING);

  test('are one policy a role, named like the role', () => {
    for (const { properties } of template.all('AWS::IAM::RolePolicy')) {
      const role = template.get(properties.RoleName.slice(2, -1));
      expect(properties.PolicyName).toBe(role.properties.RoleName);
    }
  });

  test('are not there for a role that may do nothing', () => {
    expect(template.resources.map(({ id }) => id)).toContain('MainRolesTask');
    expect(template.resources.map(({ id }) => id)).not.toContain('MainPermissionsTask');
  });
});

/** Names of everything in a plan that has a trust policy. */
function rolesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'trust' in value && 'name' in value ? [String(value.name)] : [];
  return [...own, ...Object.values(value).flatMap(rolesIn)];
}
