/** A CloudFormation template, as JSON. */
export interface TemplateJson {
  readonly Resources: { readonly [logicalId: string]: ResourceJson };
  readonly Outputs?: { readonly [logicalId: string]: { readonly Description?: string; readonly Value: unknown } };
}

interface ResourceJson {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** A resource with its references written out: `${ArtifactStore.Arn}/*` in place of `Fn::Join` and `Fn::GetAtt`. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape of a template is what the tests look at
  readonly properties: any;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: string | undefined;
  readonly updateReplacePolicy: string | undefined;
}

/** A statement of a policy, with its references written out. */
export interface StatementJson {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

/** A rendered template that can be asked in a reader's words. */
export class ReadableTemplate {
  readonly resources: readonly Resource[];
  readonly outputs: { readonly [name: string]: unknown };

  constructor(readonly json: TemplateJson) {
    this.resources = Object.entries(json.Resources).map(([id, resource]) => toResource(id, resource));
    const outputs = Object.entries(json.Outputs ?? {});
    this.outputs = Object.fromEntries(outputs.map(([name, { Value }]) => [name, readable(Value)]));
  }

  /** All resources of a type, for example `AWS::S3::Bucket`. */
  all(type: string): readonly Resource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** The only resource of a type. */
  only(type: string): Resource {
    const found = this.all(type);
    if (found.length !== 1) throw new Error(`there are ${found.length} of ${type}, not one`);
    return found[0] as Resource;
  }

  /** The resource with this id, without its hash. */
  get(id: string): Resource {
    const found = this.resources.find((resource) => resource.id === id);
    if (!found) throw new Error(`there is no ${id} in ${this.resources.map((resource) => resource.id).join(', ')}`);
    return found;
  }

  /** Everything that a role may do, by the id of its policy, for example `PermissionsBuild`. */
  statements(policy: string): readonly StatementJson[] {
    return this.get(policy).properties.PolicyDocument.Statement;
  }

  /** The statement that grants an action. */
  grant(policy: string, action: string): StatementJson | undefined {
    return this.statements(policy).find((statement) => listOf(statement.Action).includes(action));
  }

  /** The values of all tags of a resource, by key. */
  tags(resource: Resource): { readonly [key: string]: string } {
    const tags = resource.properties.Tags;
    return Array.isArray(tags) ? Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) : (tags ?? {});
  }

  /** An action of the pipeline. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape of a template is what the tests look at
  action(stage: string, action: string): any {
    const { Stages } = this.only('AWS::CodePipeline::Pipeline').properties;
    const found = Stages.find(({ Name }: { Name: string }) => Name === stage);
    return found?.Actions.find(({ Name }: { Name: string }) => Name === action);
  }
}

/** One or many as many. */
export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

function toResource(logicalId: string, json: ResourceJson): Resource {
  return {
    id: withoutHash(logicalId),
    type: json.Type,
    properties: readable(json.Properties ?? {}),
    dependsOn: listOf(json.DependsOn ?? []).map((id) => withoutHash(String(id))),
    deletionPolicy: json.DeletionPolicy,
    updateReplacePolicy: json.UpdateReplacePolicy,
  };
}

function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const [[key, argument] = ['', undefined]] = Object.entries(value);
  return (
    INTRINSICS[key]?.(argument) ??
    Object.fromEntries(Object.entries(value).map(([name, item]) => [name, readable(item)]))
  );
}

const INTRINSICS: { readonly [key: string]: (argument: unknown) => string } = {
  Ref: (id) => `\${${withoutHash(id as string)}}`,
  'Fn::GetAtt': (path) => `\${${withoutHash((path as string[])[0] as string)}.${(path as string[])[1]}}`,
  'Fn::Join': (join) => ((join as unknown[])[1] as unknown[]).map(readable).join((join as string[])[0]),
  'Fn::GetAZs': () => 'zones',
  'Fn::Split': (split) => `${readable((split as unknown[])[1])} split at ${(split as string[])[0]}`,
  'Fn::Select': (select) => `\${${(select as unknown[])[0]} of ${readable((select as unknown[])[1])}}`,
};
