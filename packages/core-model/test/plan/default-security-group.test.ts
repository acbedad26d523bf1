import { found, roleOf, runtimeOf, statementOf } from '../plan-parts';
import { planOf, SPECS } from '../specs';

describe('the closed default security group', () => {
  const plan = planOf(SPECS['access logs that go with the stack']);
  const { closer, name } = found(runtimeOf(plan).defaultSecurityGroup);

  test('has a name for the console', () => {
    expect(name).toBe('orders-default-group-dev');
  });

  test('is closed by a function that may take away rules of that group and do nothing else', () => {
    const role = roleOf(plan, 'default-group-closer');
    expect(role.statements.map(({ sid }) => sid)).toEqual(['RevokeRules', 'WriteLogs']);
    expect(statementOf(role, 'RevokeRules')).toMatchObject({
      actions: ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'],
      resources: [{ join: expect.arrayContaining([':security-group/', { of: 'vpc', as: 'defaultSecurityGroup' }]) }],
    });
  });

  test('takes away both rules of AWS, may be asked twice, and answers CloudFormation well or ill', () => {
    expect(closer.code).toContain('revoke(ec2.revoke_security_group_ingress, group, members)');
    expect(closer.code).toContain('revoke(ec2.revoke_security_group_egress, group, everywhere)');
    expect(closer.code).toContain('InvalidPermission.NotFound');
    expect(closer.code).toContain('cfnresponse.SUCCESS');
    expect(closer.code).toContain('cfnresponse.FAILED');
    expect(closer.code.length).toBeLessThan(4096);
  });

  test('is left alone in a network that is there already', () => {
    expect(runtimeOf(planOf(SPECS['hardened in an existing network']))).not.toHaveProperty('defaultSecurityGroup');
  });
});
