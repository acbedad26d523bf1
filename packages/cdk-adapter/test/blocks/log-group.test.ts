import { SMALLEST } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('a log group', () => {
  const { template, pipeline, stack } = renderSpec(SMALLEST);

  test('keeps its lines for as long as the plan says', () => {
    const { name, retentionDays } = pipeline.plan.delivery.pipelineLogs;
    expect(template.get('PipelineLogs').properties).toMatchObject({
      LogGroupName: name,
      RetentionInDays: retentionDays,
    });
  });

  test('is written to by the ARN of its streams, which is what CloudFormation calls its ARN', () => {
    const grant = template.grant('PermissionsBuild', 'logs:PutLogEvents');
    expect(grant?.Resource).toBe('${BuildProjectLogs.Arn}');
  });

  test('is pointed at without the end of that ARN where the group itself is meant', () => {
    const deployed = renderSpec({ ...SMALLEST, deploy: { target: 'ecs' } }).template;
    const grant = deployed.grant('MainPermissionsFlowLogs', 'logs:DescribeLogStreams');
    expect(grant?.Resource).toContain('${0 of ${MainNetworkFlowLogs.Arn} split at :*}');
  });

  test('has an L2 view that grants on its streams', () => {
    const { logGroup } = pipeline.delivery.pipelineLogs;
    expect(stack.resolve(logGroup.logGroupArn)['Fn::Join'][1].at(-1)).toBe(':*');
  });
});
