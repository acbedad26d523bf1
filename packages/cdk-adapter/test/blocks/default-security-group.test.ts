import { EVERYTHING } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the default security group', () => {
  const { template, pipeline } = renderSpec({ ...EVERYTHING, network: { kind: 'new', closeDefaultGroup: true } });

  test('is handed to the function that closes it', () => {
    expect(template.only('Custom::DefaultSecurityGroup').properties).toEqual({
      ServiceToken: '${MainDefaultSecurityGroupCloser.Arn}',
      GroupId: '${MainNetwork.DefaultSecurityGroup}',
    });
  });

  test('is closed by a function that may do so before it is called, and writes to a log group of its own', () => {
    const closer = template.get('MainDefaultSecurityGroupCloser');
    expect(closer.dependsOn).toContain('MainPermissionsDefaultGroupCloser');
    expect(template.only('Custom::DefaultSecurityGroup').dependsOn).toContain('MainPermissionsDefaultGroupCloser');
    expect(closer.properties.LoggingConfig).toEqual({ LogGroup: '${MainDefaultSecurityGroupLogs}' });
    expect(template.get('MainDefaultSecurityGroupLogs').properties.LogGroupName).toBe(
      `/aws/lambda/${closer.properties.FunctionName}`,
    );
  });

  test('is the only group whose rules the function may take away', () => {
    expect(template.grant('MainPermissionsDefaultGroupCloser', 'ec2:RevokeSecurityGroupIngress')?.Resource).toBe(
      'arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:security-group/${MainNetwork.DefaultSecurityGroup}',
    );
  });

  test('is left as AWS made it unless it is asked for', () => {
    expect(pipeline.runtimes[0]?.defaultSecurityGroup?.cfnGroup.cfnResourceType).toBe('Custom::DefaultSecurityGroup');
    expect(renderSpec(EVERYTHING).pipeline.runtimes[0]?.defaultSecurityGroup).toBeUndefined();
  });
});
