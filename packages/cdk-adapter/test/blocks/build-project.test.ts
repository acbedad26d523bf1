import { EVERYTHING, SMALLEST } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('a build project', () => {
  const { template, pipeline } = renderSpec(EVERYTHING);
  const project = template.get('BuildProject');

  test('reads variables from where the plan says', () => {
    const { EnvironmentVariables } = project.properties.Environment;
    expect(EnvironmentVariables).toEqual(
      expect.arrayContaining([
        { Name: 'PLAIN', Type: 'PLAINTEXT', Value: 'text' },
        { Name: 'PARAMETER', Type: 'PARAMETER_STORE', Value: '/orders/token' },
        { Name: 'SECRET', Type: 'SECRETS_MANAGER', Value: 'orders:key' },
      ]),
    );
  });

  test('has a role and a log group of its own', () => {
    expect(project.properties.ServiceRole).toBe('${RolesBuild.Arn}');
    expect(project.properties.LogsConfig.CloudWatchLogs).toEqual({
      GroupName: '${BuildProjectLogs}',
      Status: 'ENABLED',
    });
  });

  test('waits for its permissions, and for the artifact bucket with its policy', () => {
    expect(project.dependsOn).toEqual(expect.arrayContaining(['PermissionsBuild', 'ArtifactStorePolicy']));
  });

  test('keeps in S3 what the plan says', () => {
    expect(project.properties.Cache.Type).toBe('S3');
    expect(project.properties.Cache.Location).toMatch(/^\$\{ArtifactStore\}\//);
  });

  test('keeps on its machine what the plan says, or nothing', () => {
    const cacheOf = (kind: 'none' | 'local') =>
      renderSpec({ ...SMALLEST, build: { cache: { kind } } }).template.get('BuildProject').properties.Cache;
    expect(cacheOf('none')).toEqual({ Type: 'NO_CACHE' });
    expect(cacheOf('local')).toEqual({ Type: 'LOCAL', Modes: expect.arrayContaining(['LOCAL_DOCKER_LAYER_CACHE']) });
  });

  test('runs in the VPC of the plan, or in none', () => {
    expect(project.properties.VpcConfig).toEqual({
      VpcId: 'vpc-0123456789abcdef0',
      Subnets: ['subnet-0123456789abcdef0'],
      SecurityGroupIds: ['sg-0123456789abcdef0'],
    });
    expect(renderSpec(SMALLEST).template.get('BuildProject').properties).not.toHaveProperty('VpcConfig');
  });

  test('hands the roles, subnets and groups of the runtime to every release, as live references', () => {
    const { BuildSpec } = project.properties.Source;
    expect(BuildSpec).toContain('"executionRoleArn": "${MainRolesTaskExecution.Arn}"');
    expect(BuildSpec).toContain('- ${MainNetworkPrivate0.SubnetId}');
    expect(BuildSpec).toContain('- ${MainTasksSecurityGroup.GroupId}');
  });

  test('has an L2 view', () => {
    const [build] = pipeline.delivery.buildProjects;
    expect(build?.project.projectArn).toBe(build?.cfnProject.attrArn);
  });
});
