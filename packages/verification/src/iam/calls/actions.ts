import type { ActionPlan, ConfigurationValue } from '@tap-pipeline/core-model';
import type { Places } from '../places';

/** All actions of the pipeline. */
export function actionsOf({ plan }: Places): readonly ActionPlan[] {
  return plan.delivery.pipeline.stages.flatMap(({ actions }) => actions);
}

/** The action that fetches the source. */
export function sourceActionOf(places: Places): ActionPlan {
  const action = actionsOf(places).find(({ category }) => category === 'Source');
  if (!action) throw new Error('the pipeline has no source action');
  return action;
}

/** A setting of an action as text; undefined where it is not set, or secret. */
export function settingOf(places: Places, { configuration }: ActionPlan, key: string): string | undefined {
  const value: ConfigurationValue | undefined = configuration[key];
  return value === undefined || isSecret(value) ? undefined : places.text(value);
}

/** Whether projects clone the source by themselves. */
export function isCloned(places: Places): boolean {
  return settingOf(places, sourceActionOf(places), 'OutputArtifactFormat') === 'CODEBUILD_CLONE_REF';
}

function isSecret(value: ConfigurationValue): value is Extract<ConfigurationValue, { readonly secret: unknown }> {
  return typeof value === 'object' && 'secret' in value;
}
