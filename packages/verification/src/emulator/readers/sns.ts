import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-sns';
import { toDocument, toProperties, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Topics, who reads them, and who may write to them. */
export const SNS_READERS: Readers = {
  'AWS::SNS::Topic': async ({ sns }, { physicalId }) => {
    const { Attributes: topic } = await sns.send(new GetTopicAttributesCommand({ TopicArn: physicalId }));
    if (!topic) return undefined;
    const { TopicArn = '', KmsMasterKeyId, DisplayName } = topic;
    const { Tags } = await sns.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn }));
    const TopicName = TopicArn.split(':').at(-1);
    return {
      properties: toProperties({ TopicName, KmsMasterKeyId, DisplayName, Tags: toTags(Tags) }),
      attributes: { Ref: TopicArn },
    };
  },
  'AWS::SNS::Subscription': async ({ sns }, place) => {
    const TopicArn = askedText(place, 'TopicArn');
    const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    const { asked } = place;
    const found = Subscriptions.find((one) => one.Protocol === asked.Protocol && one.Endpoint === asked.Endpoint);
    return (
      found && {
        properties: toProperties({ TopicArn: found.TopicArn, Protocol: found.Protocol, Endpoint: found.Endpoint }),
        attributes: {},
        listedAs: [`${TopicArn} ${found.Protocol} ${found.Endpoint}`],
      }
    );
  },
  'AWS::SNS::TopicPolicy': async ({ sns }, { asked }) => {
    const topics = Array.isArray(asked.Topics) ? asked.Topics : [];
    const [TopicArn] = topics;
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
    return {
      properties: toProperties({ Topics: topics, PolicyDocument: toDocument(Attributes?.Policy) }),
      attributes: {},
      listedAs: [],
    };
  },
};
