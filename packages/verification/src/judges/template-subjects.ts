import {
  factsOfPulumi,
  Intrinsics,
  nameAll,
  renderCdk,
  renderPulumi,
  type Template,
  toTemplate,
} from '@tap-pipeline/conformance';
import { type DeliveryPipelinePlan, type Hardening, planSpec, readSpec, resolveWith } from '@tap-pipeline/core-model';
import { toPlainTemplate } from './plain-template';
import type { Subject } from './subject';

/** A system in one of its environments, planned. */
export interface PlannedSystem {
  /** Name of the system's spec. */
  readonly system: string;
  /** The environment. */
  readonly environment: string;
  /** How much it protects. */
  readonly hardening: Hardening;
  /** The plan. */
  readonly plan: DeliveryPipelinePlan;
}

/** The system of a spec in each environment that the spec knows. */
export function planSystem(system: string, specFile: string): readonly PlannedSystem[] {
  const spec = readSpec(specFile);
  const suffixes = [undefined, ...Object.keys(spec.overrides ?? {})];
  return suffixes.map((environmentSuffix) => {
    const sources = environmentSuffix === undefined ? {} : { explicit: { environmentSuffix } };
    const plan = planSpec(spec, sources);
    const { hardening } = resolveWith(spec, sources).spec;
    return { system, environment: plan.environment.suffix, hardening, plan };
  });
}

/** What both backends make of each system, as templates; a path is where the subject is to be written below its folder. */
export async function renderSubjects(systems: readonly PlannedSystem[]): Promise<readonly Subject[]> {
  const plans = systems.map(({ plan }) => plan);
  const pulumi = await renderPulumi(plans);
  const cdk = renderCdk(plans);
  return systems.flatMap((planned, index) => {
    const [ofCdk, ofPulumi] = [cdk[index], pulumi[index]];
    if (!ofCdk || !ofPulumi) throw new Error(`${planned.system}/${planned.environment} was not rendered by both`);
    return [
      ...toSubjects(planned, 'cdk', ofCdk),
      ...toSubjects(planned, 'pulumi', toTemplate(factsOfPulumi(ofPulumi))),
    ];
  });
}

/** The subjects that a template is: as it was rendered, and in plain words. */
export function toSubjects(
  { system, environment, hardening }: Omit<PlannedSystem, 'plan'>,
  backend: 'cdk' | 'pulumi',
  template: Template,
): readonly Subject[] {
  const resources = namesOf(template);
  const name = `${system}/${environment}/${backend}`;
  const subject = (kind: 'template' | 'plain-template', content: Template): Subject => ({
    kind,
    system,
    name,
    hardening,
    path: `${kind}/${name}.template.json`,
    text: JSON.stringify(content, undefined, 1),
    resources,
  });
  return [subject('template', template), subject('plain-template', toPlainTemplate(template))];
}

/** Logical ids differ between the backends; what they are for does not. */
function namesOf({ Resources }: Template): ReadonlyMap<string, string> {
  const intrinsics = new Intrinsics(Resources);
  return nameAll(
    Object.entries(Resources).map(([key, { Type, Properties = {} }]) => ({
      key,
      type: Type,
      properties: intrinsics.resolveAll(Properties),
      removal: 'destroy',
      engine: {},
      waitsFor: [],
    })),
  );
}
