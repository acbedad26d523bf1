import {
  CLOUD,
  type FactLink,
  type Facts,
  type FactValue,
  isFactLink,
  isFactList,
  isFactObject,
  isFactText,
  type ResourceFact,
} from './facts';
import { toJson } from './facts/json-text';
import { linksOf } from './facts/links';
import { ARN_OF_GROUP, JSON_TEXTS } from './facts/normalise';
import type { Template, TemplateResource, TemplateValue } from './template';

/**
 * A CloudFormation template that makes what the facts say: so what Pulumi would make can be shown to judges that
 * only read templates. What only an engine acts on, and what CloudFormation cannot say, is left out.
 */
export function toTemplate(facts: Facts): Template {
  const writer = new Writer(facts);
  return {
    Resources: Object.fromEntries(
      Object.values(facts.resources)
        .filter(isInCloudFormation)
        .map((resource) => [writer.logicalId(resource.id), writer.toResource(resource)]),
    ),
    Outputs: Object.fromEntries(
      Object.entries(facts.outputs).map(([name, value]) => [name, { Value: writer.toValue(value) }]),
    ),
  };
}

/** Properties that only Pulumi can set. */
const NOT_IN_CLOUDFORMATION: { readonly [type: string]: readonly string[] } = {
  'AWS::EC2::SecurityGroupEgress': ['Tags'],
  'AWS::EC2::SecurityGroupIngress': ['Tags'],
};

/** A custom resource without a function stands for what only Pulumi has a resource for. */
function isInCloudFormation({ type, properties }: ResourceFact): boolean {
  return !type.startsWith('Custom::') || properties.ServiceToken !== undefined;
}

const POLICIES = { destroy: 'Delete', retain: 'Retain' } as const;

class Writer {
  private readonly logicalIds: ReadonlyMap<string, string>;

  constructor(private readonly facts: Facts) {
    this.logicalIds = nameAll(Object.keys(facts.resources));
  }

  logicalId(id: string): string {
    const logicalId = this.logicalIds.get(id);
    if (logicalId === undefined) throw new Error(`the facts point at ${id}, which they do not have`);
    return logicalId;
  }

  toResource(resource: ResourceFact): TemplateResource {
    const { type, properties, removal } = resource;
    const left = Object.entries(properties).filter(([name]) => !NOT_IN_CLOUDFORMATION[type]?.includes(name));
    const dependsOn = this.findExplicit(resource).map((id) => this.logicalId(id));
    return {
      Type: type,
      Properties: Object.fromEntries(left.map(([name, value]) => [name, this.toProperty(type, name, value)])),
      ...(dependsOn.length > 0 && { DependsOn: dependsOn }),
      DeletionPolicy: POLICIES[removal],
      UpdateReplacePolicy: POLICIES[removal],
    };
  }

  toValue(value: FactValue, type = ''): TemplateValue {
    if (isFactLink(value)) return this.toReference(value);
    if (isFactText(value)) {
      return { 'Fn::Join': ['', value.join.map((part) => (isFactLink(part) ? this.toReference(part) : part))] };
    }
    if (isFactList(value)) return value.map((item) => this.toValue(item, type));
    if (!isFactObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.toProperty(type, key, item)]));
  }

  private toProperty(type: string, name: string, value: FactValue): TemplateValue {
    return this.toValue(JSON_TEXTS[type] === name ? toJson(value) : value, type);
  }

  private toReference({ link, attribute }: FactLink): TemplateValue {
    if (link === CLOUD) return toPseudoParameter(attribute);
    const logicalId = this.logicalId(link);
    if (attribute === 'Ref') return { Ref: logicalId };
    if (attribute !== ARN_OF_GROUP) return { 'Fn::GetAtt': [logicalId, attribute] };
    return { 'Fn::Select': [0, { 'Fn::Split': [':*', { 'Fn::GetAtt': [logicalId, 'Arn'] }] }] };
  }

  /** What nothing that it links to or waits for makes wait already. */
  private findExplicit({ properties, after }: ResourceFact): readonly string[] {
    const implied = new Set(after.flatMap((id) => this.facts.resources[id]?.after ?? []));
    const linked = linksOf(properties);
    return after.filter((id) => !implied.has(id) && !linked.includes(id));
  }
}

/** `AWS::Region` is a pseudo parameter; zones are counted in the list of all. */
function toPseudoParameter(attribute: string): TemplateValue {
  const [, zone] = /^(?:Fn::GetAZs|AvailabilityZones)\.(\d)$/.exec(attribute) ?? [];
  return zone === undefined ? { Ref: attribute } : { 'Fn::Select': [Number(zone), { 'Fn::GetAZs': '' }] };
}

/** Logical ids are letters and digits; the second one of two that are the same gets a number. */
function nameAll(ids: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    ids.map((id) => {
      const words = id.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
      const name = words.join('').slice(0, LONGEST);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return [id, count === 1 ? name : `${name}N${count}`];
    }),
  );
}

/** A logical id has at most 255 characters. */
const LONGEST = 240;
