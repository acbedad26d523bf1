import { EVERYTHING, SMALLEST } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the trigger', () => {
  const { template, pipeline } = renderSpec(SMALLEST);
  const rule = template.get('Trigger');

  test('starts the pipeline with a role that may do nothing else', () => {
    expect(rule.properties.Targets).toEqual([{ Id: 'Pipeline', Arn: '${Pipeline.Arn}', RoleArn: '${RolesStart.Arn}' }]);
    expect(template.statements('PermissionsStart')).toEqual([
      expect.objectContaining({ Action: 'codepipeline:StartPipelineExecution', Resource: '${Pipeline.Arn}' }),
    ]);
  });

  test('waits for its permissions', () => {
    expect(rule.dependsOn).toEqual(['PermissionsStart']);
  });

  test('listens to the bucket that is created', () => {
    expect(JSON.stringify(rule.properties.EventPattern)).toContain('${SourceBucket}');
  });

  test('is not there where the source starts the pipeline by itself', () => {
    expect(renderSpec(EVERYTHING).pipeline.delivery.trigger).toBeUndefined();
  });

  test('has an L2 view', () => {
    const { trigger } = pipeline.delivery;
    expect(trigger?.rule.ruleArn).toBe(trigger?.cfnRule.attrArn);
  });
});
