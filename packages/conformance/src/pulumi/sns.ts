import type { ResourceType } from './resource-type';
import { document, mapped, same, tags } from './shape';

/** Topics with their policies and subscriptions. */
export const SNS: { readonly [token: string]: ResourceType } = {
  'aws:sns/topic:Topic': {
    type: 'AWS::SNS::Topic',
    inputs: { ...same('kmsMasterKeyId'), name: 'TopicName', tags },
    outputs: { arn: 'Ref' },
  },
  'aws:sns/topicPolicy:TopicPolicy': {
    type: 'AWS::SNS::TopicPolicy',
    inputs: { arn: mapped('Topics', (topic) => [topic]), policy: document('PolicyDocument') },
  },
  'aws:sns/topicSubscription:TopicSubscription': {
    type: 'AWS::SNS::Subscription',
    inputs: { ...same('endpoint', 'protocol'), topic: 'TopicArn' },
  },
};
