import { DescribeAlarmsCommand, GetDashboardCommand, ListTagsForResourceCommand } from '@aws-sdk/client-cloudwatch';
import { toDocument, toProperties, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Alarms and dashboards. */
export const CLOUD_WATCH_READERS: Readers = {
  'AWS::CloudWatch::Alarm': async ({ cloudWatch }, place) => {
    const name = askedText(place, 'AlarmName');
    const { MetricAlarms = [] } = await cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
    const [alarm] = MetricAlarms;
    if (!alarm) return undefined;
    const { AlarmArn: Arn = '', ...settings } = alarm;
    const { Tags } = await cloudWatch.send(new ListTagsForResourceCommand({ ResourceARN: Arn }));
    return { properties: toProperties({ ...settings, Tags: toTags(Tags) }), attributes: { Ref: name, Arn } };
  },
  'AWS::CloudWatch::Dashboard': async ({ cloudWatch }, place) => {
    const DashboardName = askedText(place, 'DashboardName');
    const { DashboardArn = '', DashboardBody } = await cloudWatch.send(new GetDashboardCommand({ DashboardName }));
    const { Tags } = await cloudWatch.send(new ListTagsForResourceCommand({ ResourceARN: DashboardArn }));
    return {
      properties: toProperties({ DashboardName, DashboardBody: toDocument(DashboardBody), Tags: toTags(Tags) }),
      attributes: { Ref: DashboardName },
    };
  },
};
