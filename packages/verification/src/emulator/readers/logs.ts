import { DescribeLogGroupsCommand, ListTagsForResourceCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ARN_OF_GROUP } from '@tap-pipeline/conformance';
import { toProperties, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Log groups. */
export const LOGS_READERS: Readers = {
  'AWS::Logs::LogGroup': async ({ logs }, place) => {
    const name = askedText(place, 'LogGroupName');
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
    const group = logGroups.find(({ logGroupName }) => logGroupName === name);
    if (!group) return undefined;
    const arn = (group.arn ?? '').replace(/:\*$/, '');
    const { tags } = await logs.send(new ListTagsForResourceCommand({ resourceArn: arn }));
    return {
      properties: toProperties({
        LogGroupName: group.logGroupName,
        RetentionInDays: group.retentionInDays,
        KmsKeyId: group.kmsKeyId,
        Tags: toTags(tags),
      }),
      attributes: { Ref: name, Arn: `${arn}:*`, [ARN_OF_GROUP]: arn },
    };
  },
};
