import type { DashboardPlan } from '@tap-pipeline/core-model';
import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { Block, type BlockContext } from '../block';

/** A CloudWatch dashboard. */
export class Dashboard extends Block<DashboardPlan> {
  /** The dashboard. */
  readonly cfnDashboard: CfnDashboard;

  constructor(scope: Construct, id: string, plan: DashboardPlan, context: BlockContext) {
    super(scope, id, plan, context);
    this.cfnDashboard = new CfnDashboard(this, 'Resource', {
      dashboardName: plan.name,
      dashboardBody: context.references.resolve(plan.body),
    });
  }
}
