/** What the engine remembers of a stack. */
export interface StackState {
  /** The state. */
  readonly deployment: {
    /** All resources; undefined when there are none. */
    readonly resources?: readonly StateResource[];
  };
}

/** A resource that the engine remembers. */
export interface StateResource {
  /** URN, which ends in the logical name. */
  readonly urn: string;
  /** Type token. */
  readonly type: string;
  /** What the provider calls it; undefined for a component. */
  readonly id?: string;
  /** What the provider told of it. */
  readonly outputs?: { readonly [name: string]: unknown };
}

/** What CloudFormation would say that `Ref` is, by logical name. */
export function toPhysicalIds({ deployment: { resources = [] } }: StackState): { readonly [name: string]: string } {
  return Object.fromEntries(
    resources.flatMap(({ urn, type, id, outputs }) => {
      const output = REFS[type];
      const ref = output === undefined ? id : outputs?.[output];
      return typeof ref === 'string' ? [[urn.split('::').slice(3).join('::'), ref]] : [];
    }),
  );
}

/** Outputs that are `Ref` where the provider's id is not. */
const REFS: { readonly [type: string]: string } = {
  'aws:ec2/eip:Eip': 'publicIp',
  'aws:ecs/taskDefinition:TaskDefinition': 'arn',
};
