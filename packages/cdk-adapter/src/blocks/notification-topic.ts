import type { NotificationRulePlan, NotificationTopicPlan } from '@tap-pipeline/core-model';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnSubscription, CfnTopic, CfnTopicPolicy, type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';
import { toPolicyDocument } from '../policy-document';

/** An SNS topic with its policy, its subscriptions and the rule that feeds it. */
export class NotificationTopic extends Block<NotificationTopicPlan> {
  /** The topic. */
  readonly cfnTopic: CfnTopic;
  /** Its policy. */
  readonly cfnTopicPolicy: CfnTopicPolicy;
  /** Its subscriptions, in the plan's order. */
  readonly cfnSubscriptions: readonly CfnSubscription[];
  /** Rule on changes of the pipeline's state; undefined when only approvals are told. */
  readonly cfnRule: CfnRule | undefined;

  constructor(scope: Construct, id: string, plan: NotificationTopicPlan, context: BlockContext) {
    super(scope, id, plan, context);
    const { references, order } = context;
    this.cfnTopic = new CfnTopic(this, 'Resource', {
      topicName: plan.name,
      kmsMasterKeyId: references.tryResolve(plan.encryptionKey),
    });
    references.register(`topic/${plan.id}`, { arn: this.cfnTopic.ref });
    this.cfnTopicPolicy = new CfnTopicPolicy(this, 'Policy', {
      topics: [this.cfnTopic.ref],
      policyDocument: toPolicyDocument(plan.policy, references),
    });
    order.provide(`topic/${plan.id}`, this.cfnTopic, this.cfnTopicPolicy);
    this.cfnSubscriptions = this.createSubscriptions();
    this.cfnRule = plan.rule && this.createRule(plan.rule);
  }

  /** The L2 view. */
  get topic(): ITopic {
    return this.view('Topic', (id) => Topic.fromTopicArn(this, id, this.cfnTopic.ref));
  }

  /** The endpoint is part of the id: a changed address is a new subscription, and leaves the others alone. */
  private createSubscriptions(): readonly CfnSubscription[] {
    return this.plan.subscriptions.map(
      ({ protocol, endpoint }) =>
        new CfnSubscription(this, `${protocol}:${endpoint.replaceAll('/', '|')}`, {
          topicArn: this.cfnTopic.ref,
          protocol,
          endpoint,
        }),
    );
  }

  private createRule(plan: NotificationRulePlan): CfnRule {
    const { references } = this.context;
    const inputTransformer = {
      inputPathsMap: { ...plan.inputPaths },
      inputTemplate: references.resolve(plan.inputTemplate),
    };
    const rule = new CfnRule(this, 'Rule', {
      name: plan.name,
      description: plan.description,
      eventPattern: references.resolveDocument(plan.pattern),
      targets: [{ id: 'Topic', arn: this.cfnTopic.ref, inputTransformer }],
    });
    references.register(`rule/${plan.id}`, { arn: rule.attrArn });
    return rule;
  }
}
