/** A policy whose functions of CloudFormation are resolved. */
export interface Policy {
  readonly Statement: readonly {
    readonly Effect: string;
    readonly Action: string | readonly string[];
    readonly Resource: string | readonly string[];
    readonly Condition?: object;
  }[];
}

/** A part of a template with the values of parameters in place of `Ref` and `Fn::Sub`. */
export function resolve(value: unknown, values: { readonly [name: string]: string }): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, values));
  if (typeof value !== 'object' || value === null) return value;
  if ('Ref' in value) return values[String(value.Ref)];
  if ('Fn::Sub' in value)
    return String(value['Fn::Sub']).replace(/\$\{([^}]+)\}/g, (_all, name: string) => values[name] ?? '');
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, values)]));
}

/** Whether a policy allows an action on a resource, as far as it says so by name: statements on `*` are left out. */
export function allows({ Statement }: Policy, action: string, arn: string): boolean {
  return Statement.some(
    ({ Effect, Action, Resource }) =>
      Effect === 'Allow' &&
      [Action].flat().some((pattern) => matches(pattern, action)) &&
      [Resource].flat().some((pattern) => pattern !== '*' && matches(pattern, arn)),
  );
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
