/** A finding of cdk-nag that we live with, and why. */
export interface NagException {
  /** The rule with its detail, where there is one. */
  readonly rule: RegExp;
  /** Where it may be found: paths of constructs. */
  readonly resources: RegExp;
  /** A reason that a security engineer would accept. */
  readonly reason: string;
}

/** Every finding of AwsSolutions and NIST 800-53 R5 that the reference systems may have. One that no longer occurs fails the test. */
export const NAG_EXCEPTIONS: readonly NagException[] = [
  // Buckets
  {
    rule: /^(AwsSolutions-S1|NIST\.800\.53\.R5-S3BucketLoggingEnabled)$/,
    resources: /^(ArtifactStore|Source\/Bucket)$/,
    reason:
      'Access to objects is recorded by CloudTrail data events, which an organisation switches on for all accounts; `logs.access`, which `hardening: strict` sets, writes server access logs to one more bucket',
  },
  {
    rule: /^NIST\.800\.53\.R5-S3BucketReplicationEnabled$/,
    resources: /^(ArtifactStore|Source\/Bucket|AccessLogStore)$/,
    reason:
      'Artifacts and logs expire, and artifacts can be built again from the source; a copy in another region would not be used for recovery',
  },
  {
    rule: /^NIST\.800\.53\.R5-S3DefaultEncryptionKMS$/,
    resources: /^(ArtifactStore|Source\/Bucket)$/,
    reason:
      'Encrypted with AES-256 by keys of S3; a spec with `encryption: { key: customer-managed }` uses KMS, and five-stage shows it',
  },
  {
    rule: /^NIST\.800\.53\.R5-S3DefaultEncryptionKMS$/,
    resources: /^AccessLogStore$/,
    reason: 'Elastic Load Balancing and S3 deliver access logs to buckets with keys of S3 only',
  },

  // Keys
  {
    rule: /^AwsSolutions-CB4$/,
    resources: /^BuildProject$/,
    reason:
      'Its output is encrypted by the artifact bucket; a spec with a customer-managed key uses it here too, and five-stage shows it',
  },
  {
    rule: /^NIST\.800\.53\.R5-CloudWatchLogGroupEncrypted$/,
    resources: /(Logs)$/,
    reason:
      'CloudWatch encrypts every log group with a key of its own; a spec with a customer-managed key uses that, and five-stage shows it',
  },
  {
    rule: /^NIST\.800\.53\.R5-SNSEncryptedKMS$/,
    resources: /Topic$/,
    reason:
      "EventBridge and CloudWatch cannot publish to a topic with AWS's own key; messages name a pipeline and its state, no secret. A spec with a customer-managed key encrypts topics, and five-stage shows it",
  },

  // The functions that empty buckets and close the default security group
  {
    rule: /^AwsSolutions-L1$/,
    resources: /^(BucketEmptier|Main\/DefaultSecurityGroup\/Closer)$/,
    reason: 'The runtime is supported by AWS for years to come; which one it is, the plan decides for both backends',
  },
  {
    rule: /^NIST\.800\.53\.R5-LambdaConcurrency$/,
    resources: /^(BucketEmptier|Main\/DefaultSecurityGroup\/Closer)$/,
    reason:
      'CloudFormation alone calls it, when the stack is made or deleted; a reservation would take concurrency away from the account',
  },
  {
    rule: /^NIST\.800\.53\.R5-LambdaDLQ$/,
    resources: /^(BucketEmptier|Main\/DefaultSecurityGroup\/Closer)$/,
    reason:
      'It answers every call to CloudFormation, failures too, which then stops with the reason; nothing can be lost',
  },
  {
    rule: /^NIST\.800\.53\.R5-LambdaInsideVPC$/,
    resources: /^(BucketEmptier|Main\/DefaultSecurityGroup\/Closer)$/,
    reason:
      'It talks to APIs of AWS only; in the VPC that is made and deleted with the same stack it would have no way to them',
  },

  // Permissions
  {
    rule: /^NIST\.800\.53\.R5-IAMNoInlinePolicy$/,
    resources: /Permissions\/\w+$/,
    reason:
      'Each policy belongs to exactly one role and names its resources; a managed policy could be attached to something else and would outlive the role',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::<(ArtifactStore|SourceBucket)\.Arn>\/\*\]$/,
    resources: /^Permissions\/\w+$/,
    reason: 'The objects of one bucket; keys of artifacts are chosen by CodePipeline',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    resources: /^(Permissions\/(Build|Test\w+|Scan\w+)|Main\/Permissions\/(TaskExecution|Deployment))$/,
    reason:
      'Actions that AWS offers no narrower resource for: they are listed with their reasons in WILDCARD_ACTIONS of core-model, and a test of the reference systems fails on any other',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:task-definition\/[a-z-]+:\*\]$/,
    resources: /^Permissions\/DeployAction$/,
    reason: 'The revisions of one task definition family; numbers are given when they are registered',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:task-set\/<MainCluster>\/<MainService\.Name>\/\*\]$/,
    resources: /^Main\/Permissions\/Deployment$/,
    reason: 'The task sets of one service; ids are given when they are created',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:elasticloadbalancing:<AWS::Region>:<AWS::AccountId>:listener-rule\/<MainLoadBalancer\.LoadBalancerFullName>\/\*\]$/,
    resources: /^Main\/Permissions\/Deployment$/,
    reason: 'The listener rules of one load balancer; ids are given when they are created',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\{"Fn::Select":\[0,\{"Fn::Split":\[":\*",\{"Fn::GetAtt":\["MainNetworkFlowLogs","Arn"\]\}\]\}\]\}\]$/,
    resources: /^Main\/Permissions\/FlowLogs$/,
    reason: 'No wildcard: the expression cuts the `:*` off the ARN of the log group',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:network-interface\/\*\]$/,
    resources: /^Permissions\/(Build|Test\w+|Scan\w+)$/,
    reason:
      'A build in a VPC creates interfaces whose ids nobody knows beforehand; a condition limits subnet and service',
  },

  // Network
  {
    rule: /^AwsSolutions-EC23$/,
    resources: /^Main\/LoadBalancerSecurityGroup\/ingress:callers-\d+-0$/,
    reason:
      'A public service is called from anywhere, on its listener port alone; `deploy.service.allowedCidrs` narrows it',
  },
  {
    rule: /^NIST\.800\.53\.R5-VPCDefaultSecurityGroupClosed$/,
    resources: /^Main\/Network$/,
    reason:
      'Nothing uses the default group. `network.closeDefaultGroup`, which `hardening: strict` sets, closes it by a custom resource, which this rule does not see',
  },
  {
    rule: /^NIST\.800\.53\.R5-VPCNoUnrestrictedRouteToIGW$/,
    resources: /^Main\/Network\/Public-\d\/InternetRoute$/,
    reason:
      'The load balancer and the NAT gateways stand in the public subnets; tasks are in private ones without such a route',
  },

  // Load balancer
  {
    rule: /^(AwsSolutions-ELB2|NIST\.800\.53\.R5-ELBLoggingEnabled)$/,
    resources: /^Main\/LoadBalancer$/,
    reason:
      'Requests are counted in CloudWatch and connections recorded by the flow logs of the VPC; access logs hold the addresses of users, so they are asked for with `logs.access`, which `hardening: strict` sets',
  },
  {
    rule: /^NIST\.800\.53\.R5-ALBWAFEnabled$/,
    resources: /^Main\/LoadBalancer$/,
    reason:
      'Web ACLs are rolled out to all load balancers of an organisation by AWS Firewall Manager, and not by each service',
  },
  {
    rule: /^NIST\.800\.53\.R5-ELBDeletionProtectionEnabled$/,
    resources: /^Main\/LoadBalancer$/,
    reason: 'An environment with removal `destroy` must be deletable; with `retain` the protection is on',
  },
  {
    rule: /^NIST\.800\.53\.R5-ALBHttpToHttpsRedirection$/,
    resources: /^Main\/LoadBalancer\/ProductionListener$/,
    reason: 'These specs have no certificate; with `deploy.service.certificate` HTTP only redirects to HTTPS',
  },
  {
    rule: /^NIST\.800\.53\.R5-ELBv2ACMCertificateRequired$/,
    resources: /^Main\/LoadBalancer\/(ProductionListener|RedirectListener)$/,
    reason: 'These specs have no certificate, and the listener that redirects to HTTPS has no use for one',
  },

  // Alarms
  {
    rule: /^NIST\.800\.53\.R5-CloudWatchAlarmAction$/,
    resources: /^FailedExecutionsAlarm$/,
    reason: 'This spec names nobody to be told; with `notifications` on failures the alarm tells their topics',
  },
];
