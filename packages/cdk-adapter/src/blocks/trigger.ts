import type { TriggerPlan } from '@tap-pipeline/core-model';
import { CfnRule, type IRule, Rule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';

/** The EventBridge rule that starts the pipeline when the source changes. */
export class Trigger extends Block<TriggerPlan> {
  /** The rule. */
  readonly cfnRule: CfnRule;

  constructor(scope: Construct, id: string, plan: TriggerPlan, context: BlockContext) {
    super(scope, id, plan, context);
    const { references, order } = context;
    this.cfnRule = new CfnRule(this, 'Resource', {
      name: plan.name,
      description: plan.description,
      eventPattern: references.resolveDocument(plan.pattern),
      targets: [
        {
          id: 'Pipeline',
          arn: references.resolve(plan.target),
          roleArn: references.resolve({ of: `role/${plan.role.id}`, as: 'arn' }),
        },
      ],
    });
    order.defer(this.cfnRule, plan);
    references.register(`rule/${plan.id}`, { arn: this.cfnRule.attrArn });
  }

  /** The L2 view. */
  get rule(): IRule {
    return this.view('Rule', (id) => Rule.fromEventRuleArn(this, id, this.cfnRule.attrArn));
  }
}
