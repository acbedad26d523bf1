import * as aws from '@pulumi/aws';

export const { arn } = new aws.sns.Topic('topic');
