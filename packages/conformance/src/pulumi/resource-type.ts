import type { Properties } from '../facts/draft';
import type { Shape } from './shape';

/** How a resource type of Pulumi is told in CloudFormation's words. */
export interface ResourceType {
  /** Type in CloudFormation. */
  readonly type: string;
  /** Its inputs. */
  readonly inputs: Shape;
  /** Inputs that only the provider acts on, and AWS never sees; `false` is the provider's default of all of them. */
  readonly engine?: readonly string[];
  /** Attributes that its outputs are, by output. */
  readonly outputs?: { readonly [output: string]: string };
  /** For what is a resource of its own in Pulumi only: the input that says which resource it is a setting of. */
  readonly settingOf?: string;
  /** The properties of that resource which the setting is. @default the translated inputs */
  readonly toSetting?: (own: Properties) => Properties;
  /** For what are several resources in CloudFormation: the others. */
  readonly parts?: readonly Part[];
}

/** A further resource of CloudFormation that one of Pulumi is. */
export interface Part {
  /** Type in CloudFormation. */
  readonly type: string;
  /** Properties that are its own; the other resource does not have them. */
  readonly properties: readonly string[];
  /** Property that links to the other resource. */
  readonly link: string;
}
