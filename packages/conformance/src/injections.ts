import { parsePath } from '@tap-pipeline/core-model';
import type { RenderedResource } from '@tap-pipeline/pulumi-adapter/testing';
import { removeAt, replaceText, setAt } from './edit-value';
import { CDK_INJECTIONS } from './injections/cdk-injections';
import { PULUMI_INJECTIONS } from './injections/pulumi-injections';
import type { Template } from './template';

/** A difference that is made on purpose, to see that it is found. */
export interface Injection {
  /** What is wrong, in words. */
  readonly title: string;
  /** Fixture whose plan is built. */
  readonly fixture: string;
  /** What is changed: in a template the logical id without its hash, in Pulumi the logical name without that of the pipeline; empty for the whole. */
  readonly of: string;
  /** How. */
  readonly changes: readonly Change[];
  /** What the message has to say: the resource and the path at least. */
  readonly told: readonly string[];
}

/** A change of a resource: a value, something left out (empty: the resource), or a text that occurs once. */
export type Change =
  | { readonly path: string; readonly to: unknown }
  | { readonly without: string }
  | { readonly text: string; readonly to: string };

/** Differences made on purpose, by the side that is changed. */
export const INJECTIONS = { cdk: CDK_INJECTIONS, pulumi: PULUMI_INJECTIONS } as const;

/** The template with the difference in it. */
export function injectIntoCdk(template: Template, { of, changes }: Injection): Template {
  const copy = structuredClone(template);
  const place =
    of === '' ? '' : `Resources.${findOne(Object.keys(template.Resources), new RegExp(`^${of}[0-9A-F]{8}$`))}`;
  for (const change of changes) apply(copy, place, change);
  return copy;
}

/** The resources with the difference in one of them. */
export function injectIntoPulumi(
  resources: readonly RenderedResource[],
  { of, changes }: Injection,
): readonly RenderedResource[] {
  const copy = structuredClone([...resources]);
  const names = resources.map(({ name }) => name);
  const name = findOne(names, of === '' ? /^pipeline\d+$/ : new RegExp(`^pipeline\\d+-${of}$`));
  for (const change of changes) apply(copy, `[${names.indexOf(name)}]`, change);
  return copy;
}

function findOne(names: readonly string[], pattern: RegExp): string {
  const [found, ...others] = names.filter((name) => pattern.test(name));
  if (found === undefined || others.length > 0)
    throw new Error(`${pattern} must be one resource, and is ${others.length + (found === undefined ? 0 : 1)}`);
  return found;
}

function apply(all: object, place: string, change: Change): void {
  const at = (path: string) => parsePath([place, path].filter((part) => part !== '').join('.'));
  if ('text' in change) replaceText(all, at(''), change.text, change.to);
  else if ('without' in change) removeAt(all, at(change.without));
  else setAt(all, at(change.path), change.to);
}
