/**
 * What a reference can point at, and what can be read of it.
 *
 * A reference is a symbol: it says *which thing* and *which property in the reader's words*. What that
 * is in CloudFormation (`Fn::GetAtt`) or in Pulumi (an `Output`) is the adapter's business. ARNs are not
 * built from names, because a live reference also tells the engine what has to exist first.
 */
export interface ReferenceTargets {
  /** Facts of the account and region that the plan is deployed to. */
  readonly cloud: 'account' | 'region' | 'partition' | 'urlSuffix';
  /** An availability zone of the region; zones are counted from 0. */
  readonly zone: '0' | '1' | '2';
  /** The customer-managed KMS key of the delivery. */
  readonly encryptionKey: 'arn' | 'id';
  /** An S3 bucket; `objects` is the ARN of everything in it. */
  readonly [bucket: `bucket/${string}`]: 'name' | 'arn' | 'objects';
  /** The CodeCommit repository that is created. */
  readonly sourceRepository: 'name' | 'arn' | 'cloneUrl';
  /** The CodeConnections connection that is created. */
  readonly connection: 'arn';
  /** The ECR repository; `uri` is what `docker push` takes, without a tag. */
  readonly imageRegistry: 'name' | 'arn' | 'uri';
  /** A log group; `arn` has no `:*` at its end, `streams` is the ARN of all of its streams. */
  readonly [logGroup: `logs/${string}`]: 'name' | 'arn' | 'streams';
  /** An IAM role. */
  readonly [role: `role/${string}`]: 'name' | 'arn';
  /** A CodeBuild project. */
  readonly [project: `project/${string}`]: 'name' | 'arn';
  /** The CodePipeline pipeline. */
  readonly pipeline: 'name' | 'arn';
  /** An SNS topic. */
  readonly [topic: `topic/${string}`]: 'arn';
  /** The configuration of a Slack or Teams channel that is created. */
  readonly [chatConfiguration: `chatConfiguration/${string}`]: 'arn';
  /** An EventBridge rule. */
  readonly [rule: `rule/${string}`]: 'arn';
  /** The function that empties buckets before they are deleted. */
  readonly bucketEmptier: 'arn';
  /** The VPC that is created; `defaultSecurityGroup` is the id of the group that AWS made with it. */
  readonly vpc: 'id' | 'defaultSecurityGroup';
  /** A subnet that is created. */
  readonly [subnet: `subnet/${string}`]: 'id';
  /** A security group that is created. */
  readonly [securityGroup: `securityGroup/${string}`]: 'id';
  /** The Application Load Balancer; `fullName` is the CloudWatch dimension `app/name/id`. */
  readonly loadBalancer: 'arn' | 'dnsName' | 'fullName';
  /** One of the pair of target groups; `fullName` is the CloudWatch dimension `targetgroup/name/id`. */
  readonly [targetGroup: `targetGroup/${string}`]: 'arn' | 'name' | 'fullName';
  /** A listener of the load balancer. */
  readonly [listener: `listener/${string}`]: 'arn';
  /** The ECS cluster that is created. */
  readonly cluster: 'name' | 'arn';
  /** The task definition revision that the service is created with. */
  readonly taskDefinition: 'arn';
  /** The ECS service. */
  readonly service: 'name' | 'arn';
  /** The CodeDeploy application. */
  readonly application: 'name';
  /** The CodeDeploy deployment group. */
  readonly deploymentGroup: 'name';
  /** The CodeDeploy deployment configuration that is created for other figures than AWS's own. */
  readonly deploymentConfig: 'name';
  /** A CloudWatch alarm. */
  readonly [alarm: `alarm/${string}`]: 'name' | 'arn';
}

/** A pointer to a property of something that the plan creates, or to a fact of the account and region. */
export type Reference = {
  readonly [Of in keyof ReferenceTargets]: { readonly of: Of; readonly as: ReferenceTargets[Of] };
}[keyof ReferenceTargets];

/** A reference, written shorter: `ref('imageRegistry', 'uri')`. */
export function ref<Of extends keyof ReferenceTargets>(of: Of, as: ReferenceTargets[Of]): Reference {
  return { of, as } as Reference;
}

/** True for a reference, false for every other value. */
export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'of' in value && 'as' in value && typeof value.of === 'string';
}
