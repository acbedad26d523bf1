import * as aws from '@pulumi/aws';

/** Where messages go. */
export const arn: aws.sns.Topic['arn'] = new aws.sns.Topic('topic').arn;
