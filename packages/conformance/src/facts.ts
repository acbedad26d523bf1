/**
 * Everything that one backend would make from one plan.
 *
 * Both backends are told in AWS's own words: the resource types and properties of CloudFormation. What one of
 * them makes as several resources is one here, as in CloudFormation, and what has no name of its own is
 * called after what it is for.
 */
export interface Facts {
  /** What is made, by id. */
  readonly resources: { readonly [id: string]: ResourceFact };
  /** What the pipeline tells its users, by name. */
  readonly outputs: { readonly [name: string]: FactValue };
}

/** A resource as CloudFormation describes it. */
export interface ResourceFact {
  /** `AWS::S3::Bucket orders-artifacts-dev`: type and physical name, or what it is for where AWS makes the name. */
  readonly id: string;
  /** Type, as in CloudFormation. */
  readonly type: string;
  /** Properties, as in CloudFormation; what says the same as leaving it out is left out. */
  readonly properties: { readonly [name: string]: FactValue };
  /** What happens to it when it leaves the stack. */
  readonly removal: 'destroy' | 'retain';
  /** What only the engine acts on and AWS never sees, by its name there, for example `ignoreChanges`. */
  readonly engine: { readonly [setting: string]: FactValue };
  /** Ids of everything that exists before it is made, by links and by explicit order, directly or not; sorted. */
  readonly after: readonly string[];
}

/** A value of a property: data, with links in it. */
export type FactValue =
  | string
  | number
  | boolean
  | FactLink
  | FactText
  | readonly FactValue[]
  | { readonly [key: string]: FactValue };

/** An attribute of another resource, or of the cloud. */
export interface FactLink {
  /** Id of the resource, or `cloud`. */
  readonly link: string;
  /** What is read of it, as in CloudFormation: `Arn`, `Ref`; for the cloud `AWS::Region` and the like. */
  readonly attribute: string;
}

/** Text with links in it. */
export interface FactText {
  /** Literal parts and links in reading order, without empty parts. */
  readonly join: readonly (string | FactLink)[];
}

/** What {@link FactLink.link} says for a fact of the account and region. */
export const CLOUD = 'cloud';

/** True for a link, false for every other value. */
export function isFactLink(value: unknown): value is FactLink {
  return typeof value === 'object' && value !== null && 'link' in value && 'attribute' in value;
}

/** True for text with links in it, false for every other value. */
export function isFactText(value: unknown): value is FactText {
  return typeof value === 'object' && value !== null && 'join' in value && Array.isArray(value.join);
}

/** True for an object that is no link and no text with links. */
export function isFactObject(value: unknown): value is { readonly [key: string]: FactValue } {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !isFactLink(value) && !isFactText(value)
  );
}

/** True for a list, false for every other value. */
export function isFactList(value: unknown): value is readonly FactValue[] {
  return Array.isArray(value);
}
