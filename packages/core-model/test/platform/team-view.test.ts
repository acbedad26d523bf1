import type { PlatformRule } from '../../src/platform/platform-rule';
import type { PlatformSettings } from '../../src/platform/platform-settings';
import { viewOfTeam } from '../../src/platform/team-view';

const rule = (name: string, parts: Partial<PlatformRule> = {}): PlatformRule => ({
  name,
  require: { path: 'team', present: true },
  ...parts,
});

const PLATFORM: PlatformSettings = {
  backend: 'cdk',
  defaults: { logs: { buildDays: 90, pipelineDays: 90 }, scans: [{ kind: 'secrets' }] },
  teams: { payments: { backend: 'pulumi', defaults: { logs: { buildDays: 365 }, scans: [] } }, logistics: {} },
  rules: [
    rule('for-all'),
    rule('for-payments', { when: { team: 'pay*' } }),
    rule('not-for-payments', { unless: { team: 'payments' } }),
    rule('not-for-production-of-payments', { unless: { team: 'payments', suffix: 'prod' } }),
  ],
};

describe('What a platform sets for a team', () => {
  const namesFor = (team?: string) => viewOfTeam(PLATFORM, team).rules.map(({ name }) => name);

  test('is its own backend and defaults, over those of the platform', () => {
    expect(viewOfTeam(PLATFORM, 'payments')).toMatchObject({
      backend: 'pulumi',
      defaults: { logs: { buildDays: 365, pipelineDays: 90 }, scans: [] },
    });
  });

  test('is what holds for all, where it sets nothing of its own, and for no team', () => {
    for (const team of ['logistics', 'unknown', 'constructor', undefined])
      expect(viewOfTeam(PLATFORM, team)).toMatchObject({ backend: 'cdk', defaults: PLATFORM.defaults });
  });

  test('is the choice of the team, where the platform names no backend', () => {
    expect(viewOfTeam({})).toEqual({ defaults: {}, rules: [] });
  });

  test('are the rules that can be for its specs', () => {
    expect(namesFor('payments')).toEqual(['for-all', 'for-payments', 'not-for-production-of-payments']);
    expect(namesFor('logistics')).toEqual(['for-all', 'not-for-payments', 'not-for-production-of-payments']);
    expect(namesFor()).toEqual(['for-all', 'not-for-payments', 'not-for-production-of-payments']);
  });
});
