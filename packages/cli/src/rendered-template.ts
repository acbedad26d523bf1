/** A CloudFormation template as a backend made it. */
export interface RenderedTemplate {
  /** Name of the stack that it is meant for. */
  readonly stackName: string;
  /** The template, JSON. */
  readonly text: string;
}
