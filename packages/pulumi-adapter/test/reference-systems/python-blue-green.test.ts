import { ACCOUNT, arn, type Built, buildSystem, listOf, type Made, REGION } from '../support/mocks';

describe('the reference system python-blue-green', () => {
  let built: Built;

  beforeAll(async () => {
    built = await buildSystem('python-blue-green');
  });

  describe('has a network', () => {
    test('over two zones, with public and private subnets in addresses of their own', () => {
      const subnets = built.all('ec2/subnet:Subnet').map(({ inputs }) => inputs);
      expect(subnets.map(({ availabilityZone }) => availabilityZone).sort()).toEqual(
        ['a', 'a', 'b', 'b'].map((zone) => REGION + zone),
      );
      expect(new Set(subnets.map(({ cidrBlock }) => cidrBlock)).size).toBe(4);
    });

    test('with a route table and an association for each subnet', () => {
      expect(built.all('ec2/routeTable:RouteTable')).toHaveLength(4);
      const associations = built.all('ec2/routeTableAssociation:RouteTableAssociation').map(({ inputs }) => inputs);
      expect(associations.map(({ subnetId }) => subnetId).sort()).toEqual(
        ['private-0', 'private-1', 'public-0', 'public-1'].map((id) => `orders-main-network-${id}-subnet-id`),
      );
    });

    test('whose public subnets go to the internet gateway and whose private ones to a NAT gateway', () => {
      expect(built.inputs('main-network-public-1-internet-route')).toEqual({
        routeTableId: 'orders-main-network-public-1-route-table-id',
        destinationCidrBlock: '0.0.0.0/0',
        gatewayId: 'orders-main-network-internet-gateway-id',
      });
      expect(built.inputs('main-network-private-1-internet-route').natGatewayId).toBe(
        'orders-main-network-nat-0-nat-gateway-id',
      );
      expect(built.only('ec2/natGateway:NatGateway').inputs).toMatchObject({
        subnetId: 'orders-main-network-public-0-subnet-id',
        allocationId: 'orders-main-network-nat-0-address-allocation',
      });
    });

    test('with flow logs that a role of their own writes', () => {
      expect(built.only('ec2/flowLog:FlowLog').inputs).toMatchObject({
        vpcId: 'orders-main-network-vpc-id',
        logDestinationType: 'cloud-watch-logs',
        logDestination: arn('logs', 'log-group:/aws/vpc/orders-flow-logs-dev'),
        iamRoleArn: arn('iam', 'role/orders-flow-logs-role-dev'),
      });
    });

    test('that lets callers reach the load balancer, and the load balancer the tasks, and no more', () => {
      const rules = built.all('vpc/securityGroupIngressRule:SecurityGroupIngressRule').map(({ inputs }) => inputs);
      expect(rules).toHaveLength(2);
      expect(rules).toContainEqual(
        expect.objectContaining({
          securityGroupId: 'orders-main-load-balancer-security-group-id',
          cidrIpv4: '0.0.0.0/0',
          fromPort: 80,
          toPort: 80,
        }),
      );
      expect(rules).toContainEqual(
        expect.objectContaining({
          securityGroupId: 'orders-main-tasks-security-group-id',
          referencedSecurityGroupId: 'orders-main-load-balancer-security-group-id',
          fromPort: 8080,
          toPort: 8080,
        }),
      );
      const ways = built.all('vpc/securityGroupEgressRule:SecurityGroupEgressRule').map(({ inputs }) => inputs);
      expect(ways).toHaveLength(2);
      expect(ways).toContainEqual(
        expect.objectContaining({
          securityGroupId: 'orders-main-load-balancer-security-group-id',
          referencedSecurityGroupId: 'orders-main-tasks-security-group-id',
          fromPort: 8080,
          toPort: 8080,
        }),
      );
      expect(ways).toContainEqual(
        expect.objectContaining({
          securityGroupId: 'orders-main-tasks-security-group-id',
          cidrIpv4: '0.0.0.0/0',
          fromPort: 443,
          toPort: 443,
        }),
      );
      for (const { inputs } of built.all('ec2/securityGroup:SecurityGroup')) {
        expect([inputs.ingress, inputs.egress]).toEqual([undefined, undefined]);
      }
    });
  });

  describe('has a load balancer', () => {
    test('in the public subnets, which is deleted with the stack', () => {
      expect(built.only('lb/loadBalancer:LoadBalancer').inputs).toMatchObject({
        internal: false,
        loadBalancerType: 'application',
        subnets: ['orders-main-network-public-0-subnet-id', 'orders-main-network-public-1-subnet-id'],
        securityGroups: ['orders-main-load-balancer-security-group-id'],
        dropInvalidHeaderFields: true,
      });
    });

    test('with a blue and a green target group, checked every 15 s, healthy after 5 checks', () => {
      const groups = built.all('lb/targetGroup:TargetGroup').map(({ inputs }) => inputs);
      expect(groups).toHaveLength(2);
      for (const group of groups) {
        expect(group).toMatchObject({
          targetType: 'ip',
          port: 8080,
          healthCheck: { path: '/health', interval: 15, healthyThreshold: 5 },
        });
        expect(group.name.length).toBeLessThanOrEqual(32);
      }
    });

    test('with a listener on port 80 to blue at first', () => {
      const blue = built.inputs('main-load-balancing-blue').name;
      expect(built.only('lb/listener:Listener').inputs).toMatchObject({
        port: 80,
        protocol: 'HTTP',
        defaultActions: [{ type: 'forward', targetGroupArn: arn('elasticloadbalancing', `targetgroup/${blue}/1`) }],
      });
    });
  });

  describe('has a Fargate service', () => {
    test('under CodeDeploy, with the first revision behind blue, in the private subnets', () => {
      expect(built.only('ecs/service:Service').inputs).toMatchObject({
        cluster: arn('ecs', 'cluster/orders-cluster-dev'),
        launchType: 'FARGATE',
        deploymentController: { type: 'CODE_DEPLOY' },
        taskDefinition: arn('ecs', 'task-definition/orders-task-dev:1'),
        desiredCount: 2,
        networkConfiguration: {
          assignPublicIp: false,
          subnets: ['orders-main-network-private-0-subnet-id', 'orders-main-network-private-1-subnet-id'],
          securityGroups: ['orders-main-tasks-security-group-id'],
        },
        loadBalancers: [{ containerName: 'orders', containerPort: 8080 }],
      });
    });

    test('that waits for its listener, with blue behind it', () => {
      const [service, listener] = ['ecs/service:Service', 'lb/listener:Listener'].map((type) => built.only(type));
      const order = [listener, service].map((made) => built.resources.indexOf(made as Made));
      expect(order).toEqual([...order].sort((one, other) => one - other));
      const blue = built.inputs('main-load-balancing-blue').name;
      expect(service?.inputs.loadBalancers[0].targetGroupArn).toBe(
        arn('elasticloadbalancing', `targetgroup/${blue}/1`),
      );
    });

    test('with a role for the tasks and one to start them, which may pull the image and write logs', () => {
      const roles = {
        taskRoleArn: arn('iam', 'role/orders-task-role-dev'),
        executionRoleArn: arn('iam', 'role/orders-task-execution-role-dev'),
      };
      expect(built.only('ecs/taskDefinition:TaskDefinition').inputs).toMatchObject(roles);
      expect(JSON.parse(documentIn(built, 'taskdef.json'))).toMatchObject(roles);
      const granted = built.statements('main-permissions-task-execution').map(({ Resource }) => Resource);
      expect(granted).toEqual([
        '*',
        arn('ecr', 'repository/orders-images-dev'),
        arn('logs', 'log-group:/ecs/orders-task-dev:*'),
      ]);
    });

    test('whose releases have 512 CPU units and 1024 MiB, and whose containers log for 30 days', () => {
      expect(JSON.parse(documentIn(built, 'taskdef.json'))).toMatchObject({
        cpu: '512',
        memory: '1024',
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: [
          { image: '<IMAGE1_NAME>', logConfiguration: { options: { 'awslogs-group': '/ecs/orders-task-dev' } } },
        ],
      });
      expect(built.inputs('main-container-logs-log-group').retentionInDays).toBe(30);
    });

    test('whose first container logs to its own log group', () => {
      const { containerDefinitions, cpu, memory } = built.only('ecs/taskDefinition:TaskDefinition').inputs;
      const [container] = JSON.parse(containerDefinitions);
      expect([cpu, memory]).toEqual(['256', '512']);
      expect(container).toMatchObject({
        essential: true,
        readonlyRootFilesystem: true,
        portMappings: [{ containerPort: 8080, protocol: 'tcp' }],
        logConfiguration: { options: { 'awslogs-group': '/ecs/orders-task-dev', 'awslogs-region': REGION } },
      });
    });

    test('in a cluster with Container Insights', () => {
      expect(built.only('ecs/cluster:Cluster').inputs.settings).toEqual([
        { name: 'containerInsights', value: 'enabled' },
      ]);
      expect(built.only('ecs/clusterCapacityProviders:ClusterCapacityProviders').inputs.capacityProviders).toContain(
        'FARGATE',
      );
    });

    test('whose number of tasks is a range of one', () => {
      expect(built.only('appautoscaling/target:Target').inputs).toMatchObject({
        resourceId: 'service/orders-cluster-dev/orders-service-dev',
        minCapacity: 2,
        maxCapacity: 2,
      });
      expect(built.all('appautoscaling/policy:Policy')).toEqual([]);
    });
  });

  test('releases by CodeDeploy, through both target groups, with rollback and a wait', () => {
    const group = built.only('codedeploy/deploymentGroup:DeploymentGroup').inputs;
    expect(group).toMatchObject({
      appName: 'orders-app-dev',
      serviceRoleArn: arn('iam', 'role/orders-deployment-role-dev'),
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      ecsService: { clusterName: 'orders-cluster-dev', serviceName: 'orders-service-dev' },
      autoRollbackConfiguration: { enabled: true, events: expect.arrayContaining(['DEPLOYMENT_FAILURE']) },
      deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
      blueGreenDeploymentConfig: {
        terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 5 },
      },
    });
    const { targetGroups, prodTrafficRoute } = group.loadBalancerInfo.targetGroupPairInfo;
    expect(targetGroups.map(({ name }: { name: string }) => name)).toEqual(
      ['blue', 'green'].map((id) => built.inputs(`main-load-balancing-${id}`).name),
    );
    expect(prodTrafficRoute.listenerArns).toEqual([arn('elasticloadbalancing', 'listener/app/1/80')]);
  });

  test('deploys with the names of the application and its group, and the artifact of the build', () => {
    const deploy = built.only('codepipeline/pipeline:Pipeline').inputs.stages.at(-1).actions[0];
    expect(deploy).toMatchObject({
      provider: 'CodeDeployToECS',
      inputArtifacts: ['BuildOutput'],
      roleArn: arn('iam', 'role/orders-deploy-action-role-dev'),
      configuration: {
        ApplicationName: 'orders-app-dev',
        DeploymentGroupName: 'orders-blue-green-dev',
        Image1ContainerName: 'IMAGE1_NAME',
        TaskDefinitionTemplatePath: 'taskdef.json',
        AppSpecTemplatePath: 'appspec.yaml',
      },
    });
    const appSpec = documentIn(built, 'appspec.yaml');
    expect(appSpec).toContain('TaskDefinition: <TASK_DEFINITION>');
    expect(appSpec).toContain('ContainerPort: 8080');
  });

  test('joins its stages in one pipeline with an encrypted bucket and a role for each action', () => {
    const { stages, artifactStores } = built.only('codepipeline/pipeline:Pipeline').inputs;
    const roles = stages.flatMap(({ actions }: { actions: { roleArn: string }[] }) =>
      actions.map(({ roleArn }) => roleArn),
    );
    expect(roles).toEqual(
      ['source', 'build', 'deploy'].map((action) => arn('iam', `role/orders-${action}-action-role-dev`)),
    );
    expect(artifactStores).toEqual([{ type: 'S3', location: `orders-artifacts-dev-${ACCOUNT}-${REGION}` }]);
    expect(built.inputs('delivery-artifact-store-encryption').rules).toEqual([
      { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } },
    ]);
    expect(built.inputs('delivery-artifact-store-bucket').forceDestroy).toBe(true);
  });

  describe('builds', () => {
    test('with Python 3.9, on an image that has it', () => {
      const { source, environment } = built.only('codebuild/project:Project').inputs;
      expect(source.buildspec).toContain('python: "3.9"');
      expect(environment.image).toBe('aws/codebuild/amazonlinux-x86_64-standard:5.0');
    });

    test('with pytest and bandit before the image is built and pushed', () => {
      const { buildspec } = built.only('codebuild/project:Project').inputs.source;
      const places = ['pytest --junitxml', 'bandit --recursive', 'docker build', 'docker push'].map((step) =>
        buildspec.indexOf(step),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((one, other) => one - other));
    });

    test('and keeps the logs for 14 days, and the last 10 images', () => {
      expect(built.inputs('delivery-build-project-logs-log-group').retentionInDays).toBe(14);
      const { rules } = JSON.parse(built.only('ecr/lifecyclePolicy:LifecyclePolicy').inputs.policy);
      expect(rules[0].selection).toMatchObject({ countType: 'imageCountMoreThan', countNumber: 10 });
    });
  });

  describe('tells a mailbox of the states of the pipeline', () => {
    const TOPIC = arn('sns', 'orders-notify-started-succeeded-failed-dev');
    const NAME = 'delivery-started-succeeded-failed-topic';

    test('by a rule on its executions', () => {
      expect(JSON.parse(built.inputs(`${NAME}-rule`).eventPattern)).toEqual({
        source: ['aws.codepipeline'],
        'detail-type': ['CodePipeline Pipeline Execution State Change'],
        detail: { pipeline: ['orders-pipeline-dev'], state: ['STARTED', 'SUCCEEDED', 'FAILED'] },
      });
      expect(built.inputs(`${NAME}-rule-target`)).toMatchObject({
        rule: built.inputs(`${NAME}-rule`).name,
        arn: TOPIC,
      });
    });

    test('by a topic with a subscription, which lets the rule publish', () => {
      expect(built.only('sns/topicSubscription:TopicSubscription').inputs).toEqual({
        topic: TOPIC,
        protocol: 'email',
        endpoint: 'team@example.com',
      });
      expect(built.statements(`${NAME}-policy`)).toContainEqual(
        expect.objectContaining({
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sns:Publish',
          Resource: TOPIC,
        }),
      );
    });

    test('also when an execution fails or tasks are unhealthy, by alarms', () => {
      const alarms = built.all('cloudwatch/metricAlarm:MetricAlarm').map(({ inputs }) => inputs);
      expect(alarms.map(({ name }) => name).sort()).toEqual([
        'orders-failed-executions-dev',
        'orders-unhealthy-targets-dev',
      ]);
      for (const { alarmActions } of alarms) expect(alarmActions).toEqual([TOPIC]);
    });
  });

  test('passes exactly the two roles of the tasks', () => {
    const pass = built.statements('delivery-permissions-deploy-action').find(({ Action }) => Action === 'iam:PassRole');
    expect(pass?.Resource).toEqual([
      arn('iam', 'role/orders-task-role-dev'),
      arn('iam', 'role/orders-task-execution-role-dev'),
    ]);
  });

  test('starts when something is pushed to main of the repository that is created', () => {
    expect(built.only('codecommit/repository:Repository').inputs.repositoryName).toBe('orders-source-dev');
    expect(built.inputs('delivery-trigger-rule-target')).toMatchObject({
      arn: arn('codepipeline', 'orders-pipeline-dev'),
      roleArn: arn('iam', 'role/orders-start-role-dev'),
    });
    expect(built.only('codepipeline/pipeline:Pipeline').inputs.stages[0].actions[0].configuration).toMatchObject({
      RepositoryName: 'orders-source-dev',
      BranchName: 'main',
      PollForSourceChanges: 'false',
    });
    expect(JSON.parse(built.inputs('delivery-trigger-rule').eventPattern)).toMatchObject({
      source: ['aws.codecommit'],
      resources: [arn('codecommit', 'orders-source-dev')],
      detail: { referenceName: ['main'] },
    });
  });

  test('reads Docker Hub credentials from Parameter Store by name', () => {
    const { environmentVariables } = built.only('codebuild/project:Project').inputs.environment;
    expect(environmentVariables).toContainEqual({
      name: expect.any(String),
      type: 'PARAMETER_STORE',
      value: '/orders/dev/docker-hub/password',
    });
    expect(built.all('ssm/parameter:Parameter')).toEqual([]);
    const read = built
      .statements('delivery-permissions-build')
      .find(({ Action }) => listOf(Action).includes('ssm:GetParameters'));
    expect(read?.Resource).toEqual(
      ['username', 'password'].map((key) => arn('ssm', `parameter/orders/dev/docker-hub/${key}`)),
    );
  });

  test('has outputs for the load balancer, the cluster, the pipeline and the repository, besides the 13', () => {
    expect(built.outputs).toEqual({
      loadBalancerDnsName: `orders-alb-dev-1.${REGION}.elb.amazonaws.com`,
      clusterArn: arn('ecs', 'cluster/orders-cluster-dev'),
      pipelineArn: arn('codepipeline', 'orders-pipeline-dev'),
      repositoryUri: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/orders-images-dev`,
      serviceName: 'orders-service-dev',
      sourceRepositoryUrl: `https://git-codecommit.${REGION}.amazonaws.com/v1/repos/orders-source-dev`,
      artifactBucketName: `orders-artifacts-dev-${ACCOUNT}-${REGION}`,
      artifactBucketArn: arn('s3', `orders-artifacts-dev-${ACCOUNT}-${REGION}`),
      ecrRepositoryUrl: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/orders-images-dev`,
      ecrRepositoryName: 'orders-images-dev',
      ecrRepositoryArn: arn('ecr', 'repository/orders-images-dev'),
      codeBuildProjectName: 'orders-build-dev',
      codeBuildProjectArn: arn('codebuild', 'project/orders-build-dev'),
      codeBuildRoleArn: arn('iam', 'role/orders-build-role-dev'),
      codePipelineName: 'orders-pipeline-dev',
      codePipelineArn: arn('codepipeline', 'orders-pipeline-dev'),
      codePipelineRoleArn: arn('iam', 'role/orders-pipeline-role-dev'),
      codeBuildLogGroupName: '/aws/codebuild/orders-build-dev',
      pipelineLogGroupName: '/aws/codepipeline/orders-pipeline-dev',
    });
  });
});

/** The document that the build writes to a file. */
function documentIn(built: Built, file: string): string {
  const { buildspec } = built.only('codebuild/project:Project').inputs.source;
  const [, document = ''] = new RegExp(`cat > ${file} <<'END_OF_FILE'\\n([^]*?)\\n *END_OF_FILE`).exec(buildspec) ?? [];
  return document.replace(/^ {8}/gm, '');
}
