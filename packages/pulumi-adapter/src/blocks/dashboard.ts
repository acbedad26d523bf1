import type * as aws from '@pulumi/aws';
import * as cloudwatch from '@pulumi/aws/cloudwatch';
import type { DashboardPlan } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from '../block';
import type { Component } from '../component';

/** A CloudWatch dashboard. */
export class Dashboard extends Block<DashboardPlan> {
  /** The dashboard. */
  readonly dashboard: aws.cloudwatch.Dashboard;

  constructor(parent: Component, id: string, plan: DashboardPlan, context: BlockContext) {
    super('tap-pipeline:delivery:Dashboard', parent, id, plan, context);
    this.dashboard = new cloudwatch.Dashboard(
      this.childName('dashboard'),
      { dashboardName: plan.name, dashboardBody: context.references.resolve(plan.body) },
      this.options(),
    );
  }
}
