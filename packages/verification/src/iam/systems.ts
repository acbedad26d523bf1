import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DeliveryPipelinePlan, planSpec, readSpec } from '@tap-pipeline/core-model';

/** A plan that is examined. */
export interface System {
  /** Name of the file of its spec, without the ending: `five-stage`. */
  readonly name: string;
  /** One of the three reference systems, or a fixture of the conformance package. */
  readonly kind: 'reference' | 'fixture';
  /** Suffix of the environment, where it is not that of the spec itself. */
  readonly suffix?: string;
  /** What is built. */
  readonly plan: DeliveryPipelinePlan;
}

/** The three reference systems and the fixtures of the conformance package, each in all of its environments. */
export function listSystems(): readonly System[] {
  return (['reference', 'fixture'] as const).flatMap((kind) =>
    readdirSync(FOLDERS[kind])
      .filter((file) => file.endsWith(ENDING))
      .sort()
      .flatMap((file) => listEnvironments(kind, file)),
  );
}

/** `python-api`, `python-api in prod`. */
export function titleOf({ name, suffix }: Pick<System, 'name' | 'suffix'>): string {
  return suffix === undefined ? name : `${name} in ${suffix}`;
}

const ENDING = '.pipeline.yaml';

const PACKAGES = join(__dirname, '..', '..', '..');
const FOLDERS = {
  reference: join(PACKAGES, 'core-model', 'fixtures'),
  fixture: join(PACKAGES, 'conformance', 'fixtures'),
} as const;

function listEnvironments(kind: System['kind'], file: string): readonly System[] {
  const spec = readSpec(join(FOLDERS[kind], file));
  const name = file.slice(0, -ENDING.length);
  const others = Object.keys(spec.overrides ?? {});
  return [
    { name, kind, plan: planSpec(spec) },
    ...others.map((suffix) => ({
      name,
      kind,
      suffix,
      plan: planSpec(spec, { explicit: { environmentSuffix: suffix } }),
    })),
  ];
}
