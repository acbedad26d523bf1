import type { AlarmPlan, MetricPlan } from './alarm';
import { clusterName } from './cluster';
import type { PlanContext } from './context';
import type { RuntimePlan } from './pipeline-plan';
import { REGION } from './vocabulary/cloud';
import { toText } from './vocabulary/document';
import { ref } from './vocabulary/reference';
import type { Document, Text } from './vocabulary/text';

/** A CloudWatch dashboard. */
export interface DashboardPlan {
  /** Name, at most 255 characters. */
  readonly name: string;
  /** Its widgets, JSON. */
  readonly body: Text;
}

/** The dashboard, when the spec asks for one: the pipeline, and what the service's alarms watch. */
export function planDashboard(
  context: PlanContext,
  alarms: readonly AlarmPlan[],
  runtime: RuntimePlan | undefined,
): DashboardPlan | undefined {
  if (!context.spec.monitoring.dashboard) return undefined;
  const widgets = [
    widget('Duration of executions (seconds)', [pipelineMetric('PipelineDuration', 'Average')]),
    widget('Failed executions', [pipelineMetric('FailedPipelineExecutions', 'Sum')]),
    ...(runtime ? [widget('CPU and memory of the service (percent)', serviceMetrics(context))] : []),
    ...[...alarms, ...(runtime?.alarms ?? [])].filter(({ id }) => id !== 'failed-executions').map(alarmWidget),
  ];
  const body: Document = { widgets: widgets.map(place) };
  return { name: context.name('dashboard', 'dashboard'), body: toText(body, (value) => JSON.stringify(value)) };
}

type Widget = { readonly [key: string]: Document };

const COLUMNS = 2;
const WIDTH = 12;
const HEIGHT = 6;

function place(content: Widget, index: number): Document {
  return {
    ...content,
    x: (index % COLUMNS) * WIDTH,
    y: Math.floor(index / COLUMNS) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
  };
}

function widget(title: string, metrics: readonly Document[]): Widget {
  return { type: 'metric', properties: { title, view: 'timeSeries', region: REGION, period: 300, metrics } };
}

function pipelineMetric(name: string, stat: string): Document {
  return ['AWS/CodePipeline', name, 'PipelineName', ref('pipeline', 'name'), { stat }];
}

function serviceMetrics(context: PlanContext): readonly Document[] {
  const dimensions = ['ClusterName', clusterName(context), 'ServiceName', ref('service', 'name')];
  return ['CPUUtilization', 'MemoryUtilization'].map((name) => ['AWS/ECS', name, ...dimensions, { stat: 'Average' }]);
}

function alarmWidget({ description, metrics }: AlarmPlan): Widget {
  return widget(description, metrics.map(metricRow));
}

function metricRow({ namespace, name, dimensions, statistic, id }: MetricPlan): Document {
  return [namespace, name, ...Object.entries(dimensions).flat(), { stat: statistic, label: id }];
}
