import { APPLICATION_AUTO_SCALING } from './application-auto-scaling';
import { CHAT } from './chat';
import { CLOUDWATCH } from './cloudwatch';
import { CODE_BUILD } from './code-build';
import { CODE_DEPLOY } from './code-deploy';
import { CODE_PIPELINE } from './code-pipeline';
import { EC2 } from './ec2';
import { ECR } from './ecr';
import { ECS } from './ecs';
import { IAM } from './iam';
import { LOAD_BALANCING } from './load-balancing';
import type { ResourceType } from './resource-type';
import { S3 } from './s3';
import { SNS } from './sns';

const RESOURCE_TYPES: { readonly [token: string]: ResourceType } = {
  ...APPLICATION_AUTO_SCALING,
  ...CHAT,
  ...CLOUDWATCH,
  ...CODE_BUILD,
  ...CODE_DEPLOY,
  ...CODE_PIPELINE,
  ...EC2,
  ...ECR,
  ...ECS,
  ...IAM,
  ...LOAD_BALANCING,
  ...S3,
  ...SNS,
};

/**
 * How a type of Pulumi is told in CloudFormation's words.
 * @throws Error for a type that has no table
 */
export function findResourceType(token: string): ResourceType {
  const type = RESOURCE_TYPES[token];
  if (!type) throw new Error(`no table in src/pulumi says what ${token} is in CloudFormation`);
  return type;
}
