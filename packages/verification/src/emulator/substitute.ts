import type { Template, TemplateResource, TemplateValue } from '@tap-pipeline/conformance';
import { isList } from '../is-list';
import type { MissingAttribute } from './known';

/** The template with other values for attributes that the place where it is deployed does not have. */
export function substitute(template: Template, missing: readonly MissingAttribute[]): Template {
  const resources = Object.entries(template.Resources);
  const instead = new Map(
    resources.flatMap(([logicalId, { Type }]) =>
      missing
        .filter(({ type }) => type === Type)
        .flatMap((entry) =>
          entry.attributes.map((name) => [`${logicalId}.${name}`, entry.instead(logicalId)] as const),
        ),
    ),
  );
  return {
    ...template,
    Resources: Object.fromEntries(resources.map(([logicalId, resource]) => [logicalId, inResource(resource, instead)])),
    ...(template.Outputs && {
      Outputs: Object.fromEntries(
        Object.entries(template.Outputs).map(([name, output]) => [
          name,
          { ...output, Value: inValue(output.Value, instead) },
        ]),
      ),
    }),
  };
}

type Instead = ReadonlyMap<string, TemplateValue>;

function inResource(resource: TemplateResource, instead: Instead): TemplateResource {
  const { Properties: properties } = resource;
  return properties ? { ...resource, Properties: inObject(properties, instead) } : resource;
}

function inValue(value: TemplateValue, instead: Instead): TemplateValue {
  if (isList(value)) return value.map((item) => inValue(item, instead));
  if (typeof value !== 'object') return value;
  return instead.get(toReference(value)) ?? inObject(value, instead);
}

function inObject(object: { readonly [key: string]: TemplateValue }, instead: Instead) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, inValue(value, instead)]));
}

function toReference({ Ref: ref, 'Fn::GetAtt': attribute }: { readonly [key: string]: TemplateValue }): string {
  if (typeof ref === 'string') return `${ref}.Ref`;
  return isList(attribute) ? attribute.join('.') : '';
}
