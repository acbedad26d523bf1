import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudControlClient } from '@aws-sdk/client-cloudcontrol';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CodeBuildClient } from '@aws-sdk/client-codebuild';
import { CodeCommitClient } from '@aws-sdk/client-codecommit';
import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';

/** The services of AWS that a pipeline is made of, in an account or in an emulator. */
export type Cloud = ReturnType<typeof createCloud>;

/** Where the services answer. */
export interface CloudAddress {
  /** Region. */
  readonly region: string;
  /** Address of an emulator. @default the services of AWS, with the credentials of the environment */
  readonly endpoint?: string;
}

/** Clients of the services. They open no connection before they are asked something. */
export function createCloud({ region, endpoint }: CloudAddress) {
  const config = { region, ...(endpoint !== undefined && { endpoint, credentials: ANYBODY }) };
  return {
    applicationAutoScaling: new ApplicationAutoScalingClient(config),
    cloudControl: new CloudControlClient(config),
    cloudFormation: new CloudFormationClient(config),
    cloudWatch: new CloudWatchClient(config),
    codeBuild: new CodeBuildClient(config),
    codeCommit: new CodeCommitClient(config),
    codeDeploy: new CodeDeployClient(config),
    codePipeline: new CodePipelineClient(config),
    ec2: new EC2Client(config),
    ecr: new ECRClient(config),
    ecs: new ECSClient(config),
    events: new EventBridgeClient(config),
    iam: new IAMClient(config),
    kms: new KMSClient(config),
    lambda: new LambdaClient(config),
    loadBalancing: new ElasticLoadBalancingV2Client(config),
    logs: new CloudWatchLogsClient(config),
    s3: new S3Client({ ...config, forcePathStyle: endpoint !== undefined }),
    sns: new SNSClient(config),
  };
}

/** The emulator takes any credentials. */
const ANYBODY = { accessKeyId: 'test', secretAccessKey: 'test' };
