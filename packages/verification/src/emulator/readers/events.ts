import { DescribeRuleCommand, ListTagsForResourceCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { toDocument, toProperties, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Rules for events. */
export const EVENTS_READERS: Readers = {
  'AWS::Events::Rule': async ({ events }, place) => {
    const Name = askedText(place, 'Name');
    const rule = await events.send(new DescribeRuleCommand({ Name }));
    const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: Name }));
    const { Tags } = await events.send(new ListTagsForResourceCommand({ ResourceARN: rule.Arn ?? '' }));
    return {
      properties: toProperties({
        Name: rule.Name,
        Description: rule.Description,
        State: rule.State,
        ScheduleExpression: rule.ScheduleExpression,
        EventPattern: toDocument(rule.EventPattern),
        Targets,
        Tags: toTags(Tags),
      }),
      attributes: { Ref: Name, Arn: rule.Arn ?? '' },
    };
  },
};
