/** A CloudFormation template, in the parts that pipelines use. */
export interface Template {
  /** Resources, by logical id. */
  readonly Resources: { readonly [logicalId: string]: TemplateResource };
  /** Outputs, by name. */
  readonly Outputs?: { readonly [name: string]: TemplateOutput };
}

/** A resource in a template. */
export interface TemplateResource {
  /** Type, for example `AWS::S3::Bucket`. */
  readonly Type: string;
  /** Properties. */
  readonly Properties?: { readonly [name: string]: TemplateValue };
  /** Logical ids of what exists before it, besides what its properties refer to. */
  readonly DependsOn?: string | readonly string[];
  /** What happens to it when it leaves the stack. */
  readonly DeletionPolicy?: string;
  /** What happens to it when it is replaced. */
  readonly UpdateReplacePolicy?: string;
}

/** An output of a stack. */
export interface TemplateOutput {
  /** What it is. */
  readonly Description?: string;
  /** Its value. */
  readonly Value: TemplateValue;
}

/** A value in a template: data, with intrinsic functions in it. */
export type TemplateValue =
  | string
  | number
  | boolean
  | readonly TemplateValue[]
  | { readonly [key: string]: TemplateValue };
