import type { FactValue } from '../facts';

/** A resource on its way to a fact: in CloudFormation's words, but linked by the names of its backend. */
export interface Draft {
  /** Name in its backend: the logical id of a template, the logical name of Pulumi. */
  readonly key: string;
  /** Type, as in CloudFormation. */
  readonly type: string;
  /** Properties, as in CloudFormation; links are to keys. */
  readonly properties: Properties;
  /** What happens to it when it leaves the stack. */
  readonly removal: 'destroy' | 'retain';
  /** What only the engine acts on. */
  readonly engine: Properties;
  /** Keys of what it waits for, besides what it links to. */
  readonly waitsFor: readonly string[];
}

/** Properties by name. */
export type Properties = { readonly [name: string]: FactValue };
