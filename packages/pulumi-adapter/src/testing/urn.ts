/** Project and stack, which are part of every URN. */
export interface UrnScope {
  /** Project. */
  readonly project: string;
  /** Stack. */
  readonly stack: string;
}

/** The URN that the engine gives a resource; the types of its parents are part of it, the stack's is not. */
export function toUrn(
  { project, stack }: UrnScope,
  { type, name, parent }: { readonly type: string; readonly name: string; readonly parent: string },
): string {
  const parentType = parent.split('::')[2] ?? '';
  const inStack = parentType === '' || parentType === 'pulumi:pulumi:Stack';
  return [`urn:pulumi:${stack}`, project, inStack ? type : `${parentType}$${type}`, name].join('::');
}
