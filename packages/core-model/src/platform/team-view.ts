import { mergeOverride } from '../spec/override';
import type { PlatformRule } from './platform-rule';
import type { Backend, PlatformDefaults, PlatformSettings } from './platform-settings';
import { isForTeam } from './to-rule';

/** What platform settings come to for one team. */
export interface TeamView {
  /** What builds the team's pipelines; absent when the platform leaves the choice to the team. */
  readonly backend?: Backend;
  /** Values for the team's specs that leave them out. */
  readonly defaults: PlatformDefaults;
  /** Rules that can be for specs of the team. */
  readonly rules: readonly PlatformRule[];
}

/**
 * What the platform sets for a team: its backend and defaults over those of the platform, and the rules that its specs
 * must keep. Without a team, or for one that is not listed, it is what the platform sets for all.
 */
export function viewOfTeam(settings: PlatformSettings, team?: string): TeamView {
  const { teams = {}, rules = [] } = settings;
  const own = team !== undefined && Object.hasOwn(teams, team) ? teams[team] : undefined;
  const backend = own?.backend ?? settings.backend;
  return {
    ...(backend && { backend }),
    defaults: mergeOverride(settings.defaults ?? {}, own?.defaults) as PlatformDefaults,
    rules: rules.filter((rule) => isForTeam(rule, team)),
  };
}
