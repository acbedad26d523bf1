import type { Readers } from './reader';
import { APPLICATION_AUTO_SCALING_READERS } from './readers/application-auto-scaling';
import { CLOUD_CONTROL_READERS } from './readers/cloud-control';
import { CLOUD_WATCH_READERS } from './readers/cloud-watch';
import { CODE_BUILD_READERS } from './readers/code-build';
import { CODE_COMMIT_READERS } from './readers/code-commit';
import { CODE_DEPLOY_READERS } from './readers/code-deploy';
import { CODE_PIPELINE_READERS } from './readers/code-pipeline';
import { EC2_READERS } from './readers/ec2';
import { ECR_READERS } from './readers/ecr';
import { ECS_READERS } from './readers/ecs';
import { EVENTS_READERS } from './readers/events';
import { IAM_READERS } from './readers/iam';
import { KMS_READERS } from './readers/kms';
import { LAMBDA_READERS } from './readers/lambda';
import { LOAD_BALANCING_READERS } from './readers/load-balancing';
import { LOGS_READERS } from './readers/logs';
import { S3_READERS } from './readers/s3';
import { SECURITY_GROUP_READERS } from './readers/security-groups';
import { SNS_READERS } from './readers/sns';
import { UNREAD } from './readers/unread';

/** Readers of everything that a pipeline is made of, by type of resource. */
export const READERS: Readers = {
  ...APPLICATION_AUTO_SCALING_READERS,
  ...CLOUD_CONTROL_READERS,
  ...CLOUD_WATCH_READERS,
  ...CODE_BUILD_READERS,
  ...CODE_COMMIT_READERS,
  ...CODE_DEPLOY_READERS,
  ...CODE_PIPELINE_READERS,
  ...EC2_READERS,
  ...ECR_READERS,
  ...ECS_READERS,
  ...EVENTS_READERS,
  ...IAM_READERS,
  ...KMS_READERS,
  ...LAMBDA_READERS,
  ...LOAD_BALANCING_READERS,
  ...LOGS_READERS,
  ...S3_READERS,
  ...SECURITY_GROUP_READERS,
  ...SNS_READERS,
  ...UNREAD,
};
