import type * as aws from '@pulumi/aws';
import * as cloudwatch from '@pulumi/aws/cloudwatch';
import type { TriggerPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

/** The EventBridge rule that starts the pipeline when the source changes. */
export class Trigger extends Block<TriggerPlan> {
  /** The rule. */
  readonly rule: aws.cloudwatch.EventRule;
  /** What it starts: the pipeline. */
  readonly ruleTarget: aws.cloudwatch.EventTarget;

  constructor(parent: Component, id: string, plan: TriggerPlan, context: BlockContext) {
    super('tap-pipeline:delivery:Trigger', parent, id, plan, context);
    const { references, order } = context;
    this.rule = new cloudwatch.EventRule(
      this.childName('rule'),
      {
        name: plan.name,
        description: plan.description,
        eventPattern: references.resolveJson(plan.pattern),
        tags: this.tags(),
      },
      this.options({ dependsOn: order.findAll(plan) }),
    );
    references.register(`rule/${plan.id}`, { arn: this.rule.arn });
    this.ruleTarget = new cloudwatch.EventTarget(
      this.childName('rule-target'),
      {
        rule: this.rule.name,
        targetId: 'Pipeline',
        arn: references.resolve(plan.target),
        roleArn: references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
      },
      this.options(),
    );
  }
}
