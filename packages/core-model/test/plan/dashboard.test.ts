import { found } from '../plan-parts';
import { plausible, render } from '../plausible-values';
import { planOf, SPECS } from '../specs';

interface Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly properties: { readonly title: string; readonly metrics: readonly (readonly unknown[])[] };
}

const widgetsOf = (name: keyof typeof SPECS): readonly Widget[] =>
  JSON.parse(render(found(planOf(SPECS[name]).delivery.dashboard).body)).widgets;

describe('the dashboard', () => {
  test('is there when the spec asks for one', () => {
    expect(planOf(SPECS.minimal).delivery).not.toHaveProperty('dashboard');
    expect(planOf(SPECS['a dashboard without a service']).delivery.dashboard?.name).toBe('orders-dashboard-dev');
  });

  test('shows the pipeline', () => {
    const metrics = widgetsOf('a dashboard without a service').flatMap(({ properties }) =>
      properties.metrics.map(([, name]) => name),
    );
    expect(metrics).toEqual(['PipelineDuration', 'FailedPipelineExecutions']);
  });

  test('shows the service and what its alarms watch', () => {
    const titles = widgetsOf('a dashboard').map(({ properties }) => properties.title);
    expect(titles).toHaveLength(6);
    expect(titles.join()).toMatch(/CPU and memory.*health check.*5xx.*800 ms/);
  });

  test('shows an existing cluster by its name', () => {
    const metric = widgetsOf('a dashboard of an existing cluster')
      .flatMap(({ properties }) => properties.metrics)
      .find(([, name]) => name === 'CPUUtilization');
    expect(metric?.slice(2, 6)).toEqual([
      'ClusterName',
      'shared',
      'ServiceName',
      plausible({ of: 'service', as: 'name' }),
    ]);
  });

  test('has no two widgets in one place', () => {
    const widgets = widgetsOf('a dashboard');
    expect(new Set(widgets.map(({ x, y }) => `${x},${y}`)).size).toBe(widgets.length);
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
  });
});
