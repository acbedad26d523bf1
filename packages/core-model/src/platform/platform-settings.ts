import type { DeepPartial, PipelineSpec } from '../spec/pipeline-spec';
import type { PlatformRule } from './platform-rule';

/** What a platform team sets for its teams: a backend, defaults that lie below every spec, and rules that a spec must keep. */
export interface PlatformSettings {
  /** Where the JSON Schema of this file lies; read by editors only. */
  readonly $schema?: string;

  /** What builds the pipelines of teams that name no backend; the generator proposes it. */
  readonly backend?: Backend;

  /** Values for every spec that leaves them out. The defaults of its team go before these. */
  readonly defaults?: PlatformDefaults;

  /**
   * The teams by name, as `team` in a spec names them. Once teams are listed, a spec of any other team is
   * refused, since a misspelt name would escape the team's defaults and rules. A spec without a team is not.
   */
  readonly teams?: { readonly [team: string]: TeamSettings };

  /** What every spec must keep, in any order; all broken rules are told. */
  readonly rules?: readonly PlatformRule[];
}

/** What a platform team sets for one team. */
export interface TeamSettings {
  /** What builds the team's pipelines; the generator proposes it. Left out: the backend of the platform. */
  readonly backend?: Backend;

  /** Values for the team's specs that leave them out; merged over the defaults of the platform. */
  readonly defaults?: PlatformDefaults;
}

/** What builds a plan. */
export type Backend = 'cdk' | 'pulumi';

/**
 * A part of a spec that lies below the specs of teams. What a spec says goes before it: objects are merged
 * key by key, lists and single values are replaced, and a part whose `kind` or `target` is another one is
 * the spec's alone. A default that a spec has no place for, such as the network of a pipeline that deploys nothing, is left out.
 */
export type PlatformDefaults = DeepPartial<Omit<PipelineSpec, '$schema' | 'service' | 'team' | 'suffix' | 'overrides'>>;
