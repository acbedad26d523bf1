import { EVERYTHING, SMALLEST } from '../../../core-model/test/adapter-specs';
import { renderSpec } from '../support/render';

describe('the dashboard', () => {
  test('is JSON with live references', () => {
    const { DashboardBody, DashboardName } =
      renderSpec(EVERYTHING).template.only('AWS::CloudWatch::Dashboard').properties;
    expect(DashboardName).toBe('orders-dashboard-dev');
    expect(JSON.parse(DashboardBody).widgets.length).toBeGreaterThan(2);
    expect(DashboardBody).toContain('${Pipeline}');
  });

  test('is not there unless it is asked for', () => {
    expect(renderSpec(SMALLEST).pipeline.delivery.dashboard).toBeUndefined();
  });
});
