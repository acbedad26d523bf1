import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PipelineSpec, readSpec } from '@tap-pipeline/core-model';
import { mergeOverride } from '../../core-model/src/spec/override';

const FOLDER = join(__dirname, '..', 'fixtures');

/** A spec as a team would write it. */
export interface Fixture {
  /** Name of its file, without the ending. */
  readonly name: string;
  /** Lines of its file. */
  readonly lines: readonly string[];
  /** The spec. */
  readonly spec: PipelineSpec;
}

/** All fixtures; together they say every option. */
export const FIXTURES: readonly Fixture[] = readdirSync(FOLDER)
  .sort()
  .map((file) => ({
    name: file.replace(/\.pipeline\.yaml$/, ''),
    lines: readFileSync(join(FOLDER, file), 'utf8').split('\n'),
    spec: readSpec(join(FOLDER, file)),
  }));

/** A fixture in one of its environments. */
export interface FixtureEnvironment {
  /** `orders`, `orders in prod`. */
  readonly title: string;
  /** Suffix of the environment; undefined for that of the spec itself. */
  readonly suffix: string | undefined;
  /** The spec with overrides. */
  readonly spec: PipelineSpec;
  /** The spec as if it said what its override says. */
  readonly said: unknown;
}

/** All fixtures in all their environments. */
export const ENVIRONMENTS: readonly FixtureEnvironment[] = FIXTURES.flatMap(({ name, spec }) => [
  { title: name, suffix: undefined, spec, said: spec },
  ...Object.entries(spec.overrides ?? {}).map(([suffix, override]) => ({
    title: `${name} in ${suffix}`,
    suffix,
    spec,
    said: mergeOverride(spec, override),
  })),
]);
