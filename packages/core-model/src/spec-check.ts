import type { EnvironmentPlan } from './plan/pipeline-plan';
import type { Path } from './spec/path';
import type { Problem } from './spec/problem';
import { findProblems } from './spec/validate';

/** How specs are completed and checked. */
export interface SpecCheck {
  /** The spec with the defaults of its team and of the platform below it. */
  readonly complete: (said: object) => CompletedSpec;
  /** What is wrong with the spec, apart from rules of the platform. */
  readonly findProblems: (said: object) => readonly Problem[];
  /** Rules of the platform that the spec does not keep in the environment. */
  readonly findBrokenRules: (said: object, environment: EnvironmentPlan) => readonly Problem[];
}

/** A spec with the defaults of its platform below it. */
export interface CompletedSpec {
  /** The spec. */
  readonly spec: object;
  /** The layers of defaults, highest first, without those that the spec has no place for. */
  readonly layers: readonly PlatformLayer[];
}

/** Defaults of a platform or of one of its teams. */
export interface PlatformLayer {
  /** Whose they are. */
  readonly name: 'team' | 'platform';
  /** Where they come from, in words. */
  readonly from: string;
  /** Their place in the platform settings. */
  readonly at: Path;
  /** The values, as a part of a spec. */
  readonly values: unknown;
}

/** The check of a spec that is under no platform. */
export const SPEC_ALONE: SpecCheck = {
  complete: (said) => ({ spec: said, layers: [] }),
  findProblems: (said) => findProblems(said),
  findBrokenRules: () => [],
};
