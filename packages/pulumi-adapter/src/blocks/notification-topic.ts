import type * as aws from '@pulumi/aws';
import * as cloudwatch from '@pulumi/aws/cloudwatch';
import * as sns from '@pulumi/aws/sns';
import type { NotificationRulePlan, NotificationTopicPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';
import { toPolicyDocument } from '../policy-document';

/** An SNS topic with its policy, its subscriptions and the rule that feeds it. */
export class NotificationTopic extends Block<NotificationTopicPlan> {
  /** The topic. */
  readonly topic: aws.sns.Topic;
  /** Its policy. */
  readonly topicPolicy: aws.sns.TopicPolicy;
  /** Its subscriptions, in the plan's order. */
  readonly subscriptions: readonly aws.sns.TopicSubscription[];
  /** Rule on changes of the pipeline's state; undefined when only approvals are told. */
  readonly rule: aws.cloudwatch.EventRule | undefined;
  /** Where the rule writes to: the topic. */
  readonly ruleTarget: aws.cloudwatch.EventTarget | undefined;

  constructor(parent: Component, id: string, plan: NotificationTopicPlan, context: BlockContext) {
    super('tap-pipeline:delivery:NotificationTopic', parent, id, plan, context);
    const { references, order } = context;
    this.topic = new sns.Topic(
      this.childName('topic'),
      { name: plan.name, kmsMasterKeyId: references.tryResolve(plan.encryptionKey), tags: this.tags() },
      this.options(),
    );
    references.register(`topic/${plan.id}`, { arn: this.topic.arn });
    this.topicPolicy = new sns.TopicPolicy(
      this.childName('policy'),
      { arn: this.topic.arn, policy: references.resolveJson(toPolicyDocument(plan.policy)) },
      this.options(),
    );
    order.provide(`topic/${plan.id}`, this.topic, this.topicPolicy);
    this.subscriptions = this.createSubscriptions();
    this.rule = plan.rule && this.createRule(plan.rule);
    this.ruleTarget = plan.rule && this.rule && this.createTarget(plan.rule, this.rule);
  }

  /** The endpoint is part of the name: a changed address is a new subscription, and leaves the others alone. */
  private createSubscriptions(): readonly aws.sns.TopicSubscription[] {
    return this.plan.subscriptions.map(
      ({ protocol, endpoint }) =>
        new sns.TopicSubscription(
          this.childName(`${protocol}:${endpoint}`),
          { topic: this.topic.arn, protocol, endpoint },
          this.options(),
        ),
    );
  }

  private createRule(plan: NotificationRulePlan): aws.cloudwatch.EventRule {
    const { references } = this.context;
    const rule = new cloudwatch.EventRule(
      this.childName('rule'),
      {
        name: plan.name,
        description: plan.description,
        eventPattern: references.resolveJson(plan.pattern),
        tags: this.tags(),
      },
      this.options(),
    );
    references.register(`rule/${plan.id}`, { arn: rule.arn });
    return rule;
  }

  private createTarget(plan: NotificationRulePlan, rule: aws.cloudwatch.EventRule): aws.cloudwatch.EventTarget {
    const inputTemplate = this.context.references.resolve(plan.inputTemplate);
    return new cloudwatch.EventTarget(
      this.childName('rule-target'),
      {
        rule: rule.name,
        targetId: 'Topic',
        arn: this.topic.arn,
        inputTransformer: { inputPaths: { ...plan.inputPaths }, inputTemplate },
      },
      this.options(),
    );
  }
}
