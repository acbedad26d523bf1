import type { ResolvedSource } from '../spec/resolved-spec';
import type { PlanContext } from './context';
import { pipelineName } from './pipeline';
import { repositoryArn, sourceBucketName } from './source-reference';
import { arnOf } from './vocabulary/cloud';
import type { Ordered } from './vocabulary/order';
import { ref } from './vocabulary/reference';
import type { RolePlan } from './vocabulary/statement';
import { allow } from './vocabulary/statement';
import type { Document, Text } from './vocabulary/text';
import { trustService } from './vocabulary/trust';

/** The EventBridge rule that starts the pipeline when the source changes. */
export interface TriggerPlan extends Ordered {
  /** What the plan calls the rule. */
  readonly id: 'start';
  /** Name, at most 64 characters. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly description: string;
  /** Event pattern. */
  readonly pattern: Document;
  /** ARN of the pipeline. */
  readonly target: Text;
  /** Role that EventBridge starts the pipeline with. */
  readonly role: RolePlan;
}

/** The rule, for sources that tell EventBridge of changes: CodeCommit, S3 and ECR. Connections start the pipeline by themselves. */
export function planTrigger(context: PlanContext): TriggerPlan | undefined {
  const pattern = eventPattern(context.spec.source);
  if (!pattern) return undefined;
  const name = context.name('rule', 'start');
  return {
    id: 'start',
    name,
    description: `Starts ${pipelineName(context)} when the source changes`,
    pattern,
    target: ref('pipeline', 'arn'),
    role: {
      id: 'start',
      name: context.name('role', 'start-role'),
      description: 'EventBridge starts the pipeline with it',
      trust: trustService('events.amazonaws.com', arnOf('events', `rule/${name}`)),
      statements: [allow('StartPipeline', ['codepipeline:StartPipelineExecution'], [ref('pipeline', 'arn')])],
    },
    waitsFor: ['permissions/start'],
  };
}

/** From the CodePipeline User Guide, "Change detection methods", a page for each source. */
function eventPattern(source: ResolvedSource): Document | undefined {
  switch (source.kind) {
    case 'codecommit':
      return {
        source: ['aws.codecommit'],
        'detail-type': ['CodeCommit Repository State Change'],
        resources: [repositoryArn(source)],
        detail: {
          event: ['referenceCreated', 'referenceUpdated'],
          referenceType: ['branch'],
          referenceName: [source.branch],
        },
      };
    case 's3':
      return {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: [sourceBucketName(source)] }, object: { key: [source.key] } },
      };
    case 'ecr':
      return {
        source: ['aws.ecr'],
        'detail-type': ['ECR Image Action'],
        detail: {
          'action-type': ['PUSH'],
          result: ['SUCCESS'],
          'repository-name': [source.repository],
          'image-tag': [source.tag],
        },
      };
    default:
      return undefined;
  }
}
