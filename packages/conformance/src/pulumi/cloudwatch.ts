import type { ResourceType } from './resource-type';
import { document, mapped, nested, same, tags, toKeyed } from './shape';

/** CloudWatch and EventBridge, which are one module in Pulumi. */
export const CLOUDWATCH: { readonly [token: string]: ResourceType } = {
  'aws:cloudwatch/dashboard:Dashboard': {
    type: 'AWS::CloudWatch::Dashboard',
    inputs: same('dashboardBody', 'dashboardName'),
  },
  'aws:cloudwatch/logGroup:LogGroup': {
    type: 'AWS::Logs::LogGroup',
    inputs: { name: 'LogGroupName', ...same('kmsKeyId', 'retentionInDays'), tags },
    outputs: { arn: 'Arn without :*', name: 'Ref' },
  },
  'aws:cloudwatch/metricAlarm:MetricAlarm': {
    type: 'AWS::CloudWatch::Alarm',
    inputs: {
      name: 'AlarmName',
      metricQueries: nested('Metrics', {
        ...same('expression', 'id', 'returnData'),
        metric: nested('MetricStat', {
          dimensions: (value) => ({ Metric: { Dimensions: toKeyed('Name', value) } }),
          metricName: (value) => ({ Metric: { MetricName: value } }),
          namespace: (value) => ({ Metric: { Namespace: value } }),
          ...same('period', 'stat'),
        }),
      }),
      ...same('alarmActions', 'alarmDescription', 'comparisonOperator', 'evaluationPeriods', 'threshold'),
      ...same('treatMissingData'),
      tags,
    },
    outputs: { arn: 'Arn', name: 'Ref' },
  },
  'aws:cloudwatch/eventRule:EventRule': {
    type: 'AWS::Events::Rule',
    inputs: { ...same('description', 'name'), eventPattern: document('EventPattern'), tags },
    outputs: { arn: 'Arn', name: 'Ref' },
  },
  'aws:cloudwatch/eventTarget:EventTarget': {
    type: 'AWS::Events::Rule',
    settingOf: 'rule',
    inputs: {
      targetId: 'Id',
      ...same('arn', 'roleArn'),
      inputTransformer: nested('InputTransformer', {
        inputPaths: mapped('InputPathsMap', (paths) => paths),
        ...same('inputTemplate'),
      }),
    },
    toSetting: (target) => ({ Targets: [target] }),
  },
};
