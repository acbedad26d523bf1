import { renderSpec, renderSystem, systemSpec } from '../support/render';

const spec = systemSpec('python-blue-green');

describe('the reference system python-blue-green', () => {
  const { template } = renderSystem('python-blue-green');
  const container = template.only('AWS::ECS::TaskDefinition').properties.ContainerDefinitions[0];
  const build = template.only('AWS::CodeBuild::Project').properties;
  const buildspec: string = build.Source.BuildSpec;
  const taskDefinition = JSON.parse(documentIn(buildspec, 'taskdef.json'));
  const appSpec = documentIn(buildspec, 'appspec.yaml');

  describe('has a network', () => {
    test('over 2 zones, with 2 public and 2 private subnets', () => {
      const ids = template.all('AWS::EC2::Subnet').map(({ id }) => id);
      expect(ids).toEqual(['MainNetworkPublic0', 'MainNetworkPublic1', 'MainNetworkPrivate0', 'MainNetworkPrivate1']);
      const zones = template.all('AWS::EC2::Subnet').map(({ properties }) => properties.AvailabilityZone);
      expect(new Set(zones).size).toBe(2);
    });

    test('with an internet gateway, 4 route tables and 4 associations', () => {
      expect(template.all('AWS::EC2::InternetGateway')).toHaveLength(1);
      expect(template.all('AWS::EC2::RouteTable')).toHaveLength(4);
      expect(template.all('AWS::EC2::SubnetRouteTableAssociation')).toHaveLength(4);
    });

    test('whose tasks can pull an image: through a NAT gateway', () => {
      expect(template.all('AWS::EC2::NatGateway')).toHaveLength(1);
      for (const subnet of ['MainNetworkPrivate0', 'MainNetworkPrivate1']) {
        expect(template.get(`${subnet}InternetRoute`).properties.NatGatewayId).toMatch(/^\$\{MainNetworkNat/);
      }
    });

    test('or one NAT gateway a zone, or public addresses', () => {
      const withEgress = (egress: 'nat-per-zone' | 'public-ip') =>
        renderSpec({ ...spec, network: { kind: 'new', egress } }).template;
      expect(withEgress('nat-per-zone').all('AWS::EC2::NatGateway')).toHaveLength(2);
      expect(withEgress('public-ip').all('AWS::EC2::NatGateway')).toHaveLength(0);
    });

    test('but not a combination that cannot reach an image', () => {
      expect(() => renderSpec({ ...spec, network: { kind: 'new', egress: 'endpoints' } })).toThrow(/initialImage/);
    });

    test('with security groups that let in callers at the load balancer, and the load balancer at the tasks', () => {
      const rules = template.all('AWS::EC2::SecurityGroupIngress').map(({ properties }) => properties);
      expect(rules).toEqual([
        expect.objectContaining({
          GroupId: '${MainLoadBalancerSecurityGroup.GroupId}',
          CidrIp: '0.0.0.0/0',
          FromPort: 80,
          ToPort: 80,
        }),
        expect.objectContaining({
          GroupId: '${MainTasksSecurityGroup.GroupId}',
          SourceSecurityGroupId: '${MainLoadBalancerSecurityGroup.GroupId}',
          FromPort: 8080,
          ToPort: 8080,
        }),
      ]);
    });
  });

  describe('has containers', () => {
    test('from a registry that keeps the last 10 images', () => {
      expect(template.only('AWS::ECR::Repository').properties.LifecyclePolicy.LifecyclePolicyText).toContain(
        '"countNumber":10',
      );
    });

    test('on a Fargate cluster with Container Insights', () => {
      expect(template.only('AWS::ECS::Cluster').properties.ClusterSettings).toEqual([
        { Name: 'containerInsights', Value: 'enabled' },
      ]);
      expect(template.only('AWS::ECS::Service').properties.LaunchType).toBe('FARGATE');
    });

    test('of 512 CPU units and 1024 MiB from the first release on', () => {
      expect(taskDefinition).toMatchObject({ cpu: '512', memory: '1024', requiresCompatibilities: ['FARGATE'] });
    });

    test('with a task role and an execution role', () => {
      expect(taskDefinition).toMatchObject({
        taskRoleArn: '${MainRolesTask.Arn}',
        executionRoleArn: '${MainRolesTaskExecution.Arn}',
      });
    });

    test('whose logs are kept for 30 days', () => {
      expect(template.get('MainContainerLogs').properties.RetentionInDays).toBe(30);
      expect(container.LogConfiguration.Options['awslogs-group']).toBe('${MainContainerLogs}');
      expect(taskDefinition.containerDefinitions[0].logConfiguration.options['awslogs-group']).toBe(
        '${MainContainerLogs}',
      );
    });
  });

  describe('has load balancing', () => {
    const groups = template.all('AWS::ElasticLoadBalancingV2::TargetGroup').map(({ properties }) => properties);

    test('in the public subnets', () => {
      expect(template.only('AWS::ElasticLoadBalancingV2::LoadBalancer').properties).toMatchObject({
        Type: 'application',
        Scheme: 'internet-facing',
        Subnets: ['${MainNetworkPublic0.SubnetId}', '${MainNetworkPublic1.SubnetId}'],
      });
    });

    test('with a blue and a green target group', () => {
      expect(groups.map(({ Name }) => Name)).toEqual([
        expect.stringContaining('blue'),
        expect.stringContaining('green'),
      ]);
    });

    test('with a listener on port 80 to blue at first', () => {
      expect(template.only('AWS::ElasticLoadBalancingV2::Listener').properties).toMatchObject({
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'forward', TargetGroupArn: '${MainLoadBalancerBlue.TargetGroupArn}' }],
      });
    });

    test('with HTTPS where there is a certificate', () => {
      const certificate = 'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
      const secure = renderSpec({ ...spec, deploy: { target: 'ecs', service: { certificate } } }).template;
      expect(secure.get('MainLoadBalancerProductionListener').properties).toMatchObject({
        Port: 443,
        Protocol: 'HTTPS',
      });
    });

    test('with a health check every 15 seconds that has to succeed 5 times', () => {
      for (const group of groups) {
        expect(group).toMatchObject({
          HealthCheckPath: '/health',
          HealthCheckIntervalSeconds: 15,
          HealthyThresholdCount: 5,
        });
      }
    });
  });

  test('has a CodeCommit repository whose main branch starts the pipeline', () => {
    expect(template.all('AWS::CodeCommit::Repository')).toHaveLength(1);
    const rule = template.get('Trigger').properties;
    expect(rule.EventPattern).toMatchObject({
      source: ['aws.codecommit'],
      resources: ['${SourceRepository.Arn}'],
      detail: { referenceName: ['main'] },
    });
    expect(rule.Targets[0]).toMatchObject({ Arn: '${Pipeline.Arn}', RoleArn: '${RolesStart.Arn}' });
    expect(template.action('Source', 'Source').Configuration).toMatchObject({
      BranchName: 'main',
      PollForSourceChanges: 'false',
    });
  });

  describe('builds', () => {
    test('with Python 3.9, on an image that has it', () => {
      expect(buildspec).toContain('python: "3.9"');
      expect(build.Environment.Image).toMatch(/amazonlinux-x86_64-standard:5\.0|standard:7\.0/);
    });

    test('with another Python where the spec says so', () => {
      const newer = renderSpec({ ...spec, build: { ...spec.build, runtime: { python: '3.12' } } }).template;
      expect(newer.only('AWS::CodeBuild::Project').properties.Source.BuildSpec).toContain('python: "3.12"');
    });

    test('with pytest and bandit before the image is built', () => {
      const places = ['pytest --junitxml', 'bandit --recursive', 'docker build'].map((step) => buildspec.indexOf(step));
      expect(places).toEqual([...places].sort((one, other) => one - other));
      expect(places).not.toContain(-1);
    });

    test('an image for ECR', () => {
      expect(buildspec).toContain('docker push');
      expect(template.grant('PermissionsBuild', 'ecr:PutImage')?.Resource).toBe('${ImageRegistry.Arn}');
    });

    test('with credentials of Docker Hub from Parameter Store', () => {
      const credentials = build.Environment.EnvironmentVariables.filter(
        ({ Type }: { Type: string }) => Type === 'PARAMETER_STORE',
      );
      expect(credentials.map(({ Value }: { Value: string }) => Value)).toEqual([
        '/orders/dev/docker-hub/username',
        '/orders/dev/docker-hub/password',
      ]);
      expect(template.grant('PermissionsBuild', 'ssm:GetParameters')?.Resource).toEqual([
        'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/orders/dev/docker-hub/username',
        'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/orders/dev/docker-hub/password',
      ]);
    });

    test('and keeps the logs for 14 days', () => {
      expect(template.get('BuildProjectLogs').properties.RetentionInDays).toBe(14);
    });
  });

  describe('deploys', () => {
    const group = template.only('AWS::CodeDeploy::DeploymentGroup').properties;

    test('with CodeDeploy for ECS', () => {
      expect(template.only('AWS::CodeDeploy::Application').properties.ComputePlatform).toBe('ECS');
      expect(group.DeploymentStyle).toEqual({ DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' });
      expect(group.ECSServices).toEqual([{ ClusterName: '${MainCluster}', ServiceName: '${MainService.Name}' }]);
    });

    test('over both target groups and the listener', () => {
      expect(group.LoadBalancerInfo.TargetGroupPairInfoList[0]).toMatchObject({
        TargetGroups: [
          { Name: '${MainLoadBalancerBlue.TargetGroupName}' },
          { Name: '${MainLoadBalancerGreen.TargetGroupName}' },
        ],
        ProdTrafficRoute: { ListenerArns: ['${MainLoadBalancerProductionListener.ListenerArn}'] },
      });
    });

    test('with a role of its own', () => {
      expect(group.ServiceRoleArn).toBe('${MainRolesDeployment.Arn}');
    });

    test('with the traffic shift and the termination wait of the spec', () => {
      expect(group.DeploymentConfigName).toBe('CodeDeployDefault.ECSAllAtOnce');
      expect(group.BlueGreenDeploymentConfiguration.TerminateBlueInstancesOnDeploymentSuccess).toEqual({
        Action: 'TERMINATE',
        TerminationWaitTimeInMinutes: 5,
      });
    });

    test('and goes back automatically', () => {
      expect(group.AutoRollbackConfiguration).toMatchObject({
        Enabled: true,
        Events: expect.arrayContaining(['DEPLOYMENT_FAILURE']),
      });
    });

    test('what the build produced', () => {
      const { InputArtifacts, Configuration } = template.action('Deploy', 'Deploy');
      expect(InputArtifacts).toEqual([{ Name: 'BuildOutput' }]);
      expect(Configuration).toMatchObject({
        ApplicationName: '${MainDeploymentGroupApplication}',
        DeploymentGroupName: '${MainDeploymentGroup}',
        TaskDefinitionTemplateArtifact: 'BuildOutput',
        TaskDefinitionTemplatePath: 'taskdef.json',
        AppSpecTemplatePath: 'appspec.yaml',
        Image1ContainerName: 'IMAGE1_NAME',
      });
      expect(taskDefinition.containerDefinitions[0].image).toBe('<IMAGE1_NAME>');
      expect(appSpec).toContain('TaskDefinition: <TASK_DEFINITION>');
      expect(appSpec).toContain('ContainerPort: 8080');
    });
  });

  test('joins its stages in one pipeline with an encrypted bucket and roles for its actions', () => {
    const { Stages, ArtifactStore } = template.only('AWS::CodePipeline::Pipeline').properties;
    const roles = Stages.flatMap(({ Actions }: { Actions: { RoleArn: string }[] }) =>
      Actions.map(({ RoleArn }) => RoleArn),
    );
    expect(roles).toEqual(['${RolesSourceAction.Arn}', '${RolesBuildAction.Arn}', '${RolesDeployAction.Arn}']);
    expect(ArtifactStore.Location).toBe('${ArtifactStore}');
    expect(template.get('ArtifactStore').properties.BucketEncryption).toBeDefined();
    expect(template.get('ArtifactStore').deletionPolicy).toBe('Delete');
  });

  test('tells a mailbox of the states of the pipeline', () => {
    const rule = template.all('AWS::Events::Rule').find(({ id }) => id.endsWith('TopicRule'));
    expect(rule?.properties.EventPattern).toMatchObject({ source: ['aws.codepipeline'] });
    expect(rule?.properties.EventPattern.detail.state).toEqual(
      expect.arrayContaining(['FAILED', 'SUCCEEDED', 'STARTED']),
    );
    expect(rule?.properties.Targets[0].Arn).toBe(template.only('AWS::SNS::Subscription').properties.TopicArn);
    expect(template.only('AWS::SNS::Subscription').properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'team@example.com',
    });
  });

  test('names its secrets and holds none', () => {
    expect(template.all('AWS::SSM::Parameter')).toEqual([]);
    expect(template.all('AWS::SecretsManager::Secret')).toEqual([]);
  });

  test('can be retained', () => {
    const { template: retained } = renderSpec({ ...spec, removal: 'retain' });
    const stateful = /S3::Bucket$|ECR::Repository|Logs::LogGroup|CodeCommit::Repository/;
    for (const resource of retained.resources.filter(({ type }) => stateful.test(type))) {
      expect([resource.id, resource.deletionPolicy, resource.updateReplacePolicy]).toEqual([
        resource.id,
        'Retain',
        'Retain',
      ]);
    }
  });

  test('tells load balancer, cluster, pipeline and repository besides the 13 outputs', () => {
    expect(template.outputs).toMatchObject({
      loadBalancerDnsName: '${MainLoadBalancer.DNSName}',
      clusterArn: '${MainCluster.Arn}',
      pipelineArn: '${Pipeline.Arn}',
      repositoryUri: '${ImageRegistry.RepositoryUri}',
      artifactBucketName: '${ArtifactStore}',
      codeBuildLogGroupName: '${BuildProjectLogs}',
      pipelineLogGroupName: '${PipelineLogs}',
    });
  });

  describe('cannot fail as it did there:', () => {
    test('no component is left unconnected', () => {
      const all = JSON.stringify(template.resources);
      for (const [id, uses] of [
        ['BuildProject', '${BuildProject}'],
        ['MainDeploymentGroup', '${MainDeploymentGroup}'],
        ['ImageRegistry', '${ImageRegistry.RepositoryUri}'],
        ['SourceRepository', '${SourceRepository.Name}'],
      ]) {
        expect([id, all.includes(uses as string)]).toEqual([id, true]);
      }
    });

    test('the service has the pair of target groups, attached to a listener before it is created', () => {
      const service = template.only('AWS::ECS::Service');
      expect(service.properties.LoadBalancers[0].TargetGroupArn).toBe('${MainLoadBalancerBlue.TargetGroupArn}');
      expect(service.dependsOn).toContain('MainLoadBalancerProductionListener');
    });

    test('the service has logs with a retention', () => {
      expect(container.LogConfiguration.LogDriver).toBe('awslogs');
      for (const { properties } of template.all('AWS::Logs::LogGroup'))
        expect(properties.RetentionInDays).toBeGreaterThan(0);
    });

    test('the topic has a subscription, a rule, and a policy that admits the rule', () => {
      const topic = '${StartedSucceededFailedTopic}';
      expect(template.only('AWS::SNS::Subscription').properties.TopicArn).toBe(topic);
      expect(JSON.stringify(template.all('AWS::Events::Rule'))).toContain(topic);
      expect(JSON.stringify(template.only('AWS::SNS::TopicPolicy').properties.PolicyDocument)).toContain(
        'events.amazonaws.com',
      );
    });

    test('credentials come from Parameter Store', () => {
      expect(buildspec).toContain('$REGISTRY_PASSWORD');
      expect(template.grant('PermissionsBuild', 'ssm:GetParameters')).toBeDefined();
    });

    test('the build produces exactly what the deploy action reads', () => {
      const [, files] = buildspec.split('artifacts:\n  files:\n');
      expect(files?.match(/- \S+/g)).toEqual(['- imageDetail.json', '- taskdef.json', '- appspec.yaml']);
      expect(buildspec).toContain('"ImageURI"');
    });

    test('everything that holds data has a removal policy, and buckets are emptied', () => {
      const stateful = /S3::Bucket$|ECR::Repository|Logs::LogGroup|CodeCommit::Repository/;
      for (const resource of template.resources.filter(({ type }) => stateful.test(type))) {
        expect([resource.id, resource.deletionPolicy]).toEqual([resource.id, 'Delete']);
      }
      expect(template.all('Custom::BucketContents')).toHaveLength(template.all('AWS::S3::Bucket').length);
      expect(template.only('AWS::ECR::Repository').properties.EmptyOnDelete).toBe(true);
    });
  });
});

/** The document that the buildspec writes to a file. */
function documentIn(buildspec: string, file: string): string {
  const [, document = ''] =
    buildspec.match(new RegExp(`cat > ${file} <<'END_OF_FILE'\\n([\\s\\S]*?)\\n *END_OF_FILE`)) ?? [];
  return document.replace(/^ {8}/gm, '');
}
