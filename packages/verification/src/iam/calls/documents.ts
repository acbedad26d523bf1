/** A page of AWS's documentation. */
export interface AwsDocument {
  /** Title, with the guide that it is in. */
  readonly title: string;
  /** Address. */
  readonly url: string;
}

const DOCS = 'https://docs.aws.amazon.com';
const CODE_PIPELINE = `${DOCS}/codepipeline/latest/userguide`;
const CODE_BUILD = `${DOCS}/codebuild/latest/userguide`;
const CODE_DEPLOY = `${DOCS}/codedeploy/latest/userguide`;
const ECS = `${DOCS}/AmazonECS/latest/developerguide`;
const ECR = `${DOCS}/AmazonECR/latest/userguide`;
const S3 = `${DOCS}/AmazonS3/latest/userguide`;
const EVENT_BRIDGE = `${DOCS}/eventbridge/latest/userguide`;

/** The pages that say which calls a component makes. */
export const DOCUMENTS = {
  pipelineRole: doc(
    'CodePipeline User Guide, "Manage the CodePipeline service role"',
    `${CODE_PIPELINE}/how-to-custom-role.html`,
  ),
  approvals: doc(
    'CodePipeline User Guide, "Grant Amazon SNS permissions to a CodePipeline service role"',
    `${CODE_PIPELINE}/approvals-service-role-permissions.html`,
  ),
  connectionSource: doc(
    'CodePipeline User Guide, "CodeStarSourceConnection for Bitbucket Cloud, GitHub, GitHub Enterprise Server, GitLab.com, and GitLab self-managed actions"',
    `${CODE_PIPELINE}/action-reference-CodestarConnectionSource.html`,
  ),
  connectionUpload: doc(
    'aws-cdk issue 13557: "BitBucketSourceAction requires s3:PutObjectAcl permissions"',
    'https://github.com/aws/aws-cdk/issues/13557',
  ),
  codeCommitSource: doc(
    'CodePipeline User Guide, "CodeCommit source action reference"',
    `${CODE_PIPELINE}/action-reference-CodeCommit.html`,
  ),
  s3Source: doc(
    'CodePipeline User Guide, "Amazon S3 source action reference"',
    `${CODE_PIPELINE}/action-reference-S3.html`,
  ),
  ecrSource: doc(
    'CodePipeline User Guide, "Amazon ECR source action reference"',
    `${CODE_PIPELINE}/action-reference-ECR.html`,
  ),
  buildAction: doc(
    'CodePipeline User Guide, "AWS CodeBuild build and test action reference"',
    `${CODE_PIPELINE}/action-reference-CodeBuild.html`,
  ),
  inspectorAction: doc(
    'CodePipeline User Guide, "Amazon Inspector InspectorScan invoke action reference"',
    `${CODE_PIPELINE}/action-reference-InspectorScan.html`,
  ),
  deployAction: doc(
    'CodePipeline User Guide, "Amazon Elastic Container Service and CodeDeploy blue-green deploy action reference"',
    `${CODE_PIPELINE}/action-reference-ECSbluegreen.html`,
  ),
  startByEvent: doc(
    'CodePipeline User Guide, "CodeCommit source actions and EventBridge"',
    `${CODE_PIPELINE}/triggering.html`,
  ),
  clone: doc(
    'CodePipeline User Guide, "Troubleshooting": "Add CodeBuild GitClone permissions for connections"',
    `${CODE_PIPELINE}/troubleshooting.html#codebuild-role-connections`,
  ),
  cloneCodeCommit: doc(
    'CodePipeline User Guide, "Tutorial: Use full clone with a CodeCommit pipeline source"',
    `${CODE_PIPELINE}/tutorials-codecommit-gitclone.html`,
  ),
  buildRole: doc(
    'CodeBuild User Guide, "Allow CodeBuild to interact with other AWS services"',
    `${CODE_BUILD}/setting-up-service-role.html`,
  ),
  buildKey: doc(
    'CodeBuild User Guide, "Encrypt build outputs using a customer managed key"',
    `${CODE_BUILD}/setting-up-kms.html`,
  ),
  buildCache: doc('CodeBuild User Guide, "Build caching in AWS CodeBuild"', `${CODE_BUILD}/build-caching.html`),
  buildReports: doc('CodeBuild User Guide, "Test report permissions"', `${CODE_BUILD}/test-permissions.html`),
  buildValues: doc(
    'CodeBuild User Guide, "Build specification reference for CodeBuild"',
    `${CODE_BUILD}/build-spec-ref.html`,
  ),
  buildVpc: doc(
    'CodeBuild User Guide, "Allow CodeBuild access to AWS services required to create a VPC network interface"',
    `${CODE_BUILD}/auth-and-access-control-iam-identity-based-access-control.html#customer-managed-policies-example-create-vpc-network-interface`,
  ),
  push: doc(
    'ECR User Guide, "IAM permissions for pushing an image to an Amazon ECR private repository"',
    `${ECR}/image-push-iam.html`,
  ),
  pull: doc('ECR User Guide, "Pulling an image"', `${ECR}/docker-pull-ecr-image.html`),
  registryKey: doc('ECR User Guide, "Encryption at rest"', `${ECR}/encryption-at-rest.html`),
  findings: doc('ECR User Guide, "Image scanning"', `${ECR}/image-scanning.html`),
  deployRole: doc(
    'AWS Managed Policy Reference, "AWSCodeDeployRoleForECS"',
    `${DOCS}/aws-managed-policy/latest/reference/AWSCodeDeployRoleForECS.html`,
  ),
  deployAlarms: doc(
    'CodeDeploy User Guide, "Grant CloudWatch permissions to a CodeDeploy service role"',
    `${CODE_DEPLOY}/monitoring-create-alarms-grant-permissions.html`,
  ),
  deployTrust: doc(
    'CodeDeploy User Guide, "Cross-service confused deputy prevention"',
    `${CODE_DEPLOY}/security_confused_deputy.html`,
  ),
  executionRole: doc(
    'ECS Developer Guide, "Amazon ECS task execution IAM role"',
    `${ECS}/task_execution_IAM_role.html`,
  ),
  taskRole: doc('ECS Developer Guide, "Amazon ECS task IAM role"', `${ECS}/task-iam-roles.html`),
  taskValues: doc(
    'ECS Developer Guide, "Passing sensitive data to a container"',
    `${ECS}/specifying-sensitive-data.html`,
  ),
  taskLogs: doc('ECS Developer Guide, "Using the awslogs log driver"', `${ECS}/using_awslogs.html`),
  defaultGroup: doc(
    'Systems Manager Automation Runbook Reference, "AWSConfigRemediation-RemoveVPCDefaultSecurityGroupRules"',
    `${DOCS}/systems-manager-automation-runbooks/latest/userguide/automation-aws-remove-default-secg-rules.html`,
  ),
  flowLogs: doc(
    'VPC User Guide, "Publish flow logs to CloudWatch Logs"',
    `${DOCS}/vpc/latest/userguide/flow-logs-cwl.html`,
  ),
  logKey: doc(
    'CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service"',
    `${DOCS}/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html`,
  ),
  bucketLogs: doc(
    'S3 User Guide, "Enabling Amazon S3 server access logging"',
    `${S3}/enable-server-access-logging.html`,
  ),
  balancerLogs: doc(
    'Elastic Load Balancing User Guide, "Enable access logs for your Application Load Balancer"',
    `${DOCS}/elasticloadbalancing/latest/application/enable-access-logging.html`,
  ),
  deleteVersions: doc(
    'S3 User Guide, "Deleting object versions from a versioning-enabled bucket"',
    `${S3}/DeletingObjectVersions.html`,
  ),
  topicByEvent: doc(
    'EventBridge User Guide, "Using resource-based policies for Amazon EventBridge"',
    `${EVENT_BRIDGE}/eb-use-resource-based.html`,
  ),
  topicKey: doc(
    'SNS Developer Guide, "Enable compatibility between event sources from AWS services and encrypted topics"',
    `${DOCS}/sns/latest/dg/sns-key-management.html`,
  ),
  topicByAlarm: doc(
    'SNS Developer Guide, "Example cases for Amazon SNS access control"',
    `${DOCS}/sns/latest/dg/sns-access-policy-use-cases.html`,
  ),
  lambdaRole: doc(
    'Lambda Developer Guide, "Defining Lambda function permissions with an execution role"',
    `${DOCS}/lambda/latest/dg/lambda-intro-execution-role.html`,
  ),
  chatRole: doc(
    'Amazon Q Developer in chat applications Administrator Guide, "Understanding permissions"',
    `${DOCS}/chatbot/latest/adminguide/understanding-permissions.html`,
  ),
  ruleRole: doc(
    'EventBridge User Guide, "Using identity-based policies (IAM policies) for Amazon EventBridge"',
    `${EVENT_BRIDGE}/eb-use-identity-based.html`,
  ),
} as const satisfies { readonly [id: string]: AwsDocument };

/** Which page. */
export type DocumentId = keyof typeof DOCUMENTS;

function doc(title: string, url: string): AwsDocument {
  return { title, url };
}
