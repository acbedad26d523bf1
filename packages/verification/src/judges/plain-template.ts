import type { Template, TemplateResource, TemplateValue } from '@tap-pipeline/conformance';
import { isList } from '../is-list';

/**
 * A template that says the same in words that every judge knows. Checkov, Guard and cdk-nag read policies in
 * `AWS::IAM::Policy` and know nothing of `AWS::IAM::RolePolicy`, so they would pass over all of ours. cdk-nag also looks
 * for `"false"` where a policy may as well say `["false"]`, as a translated policy of Pulumi does.
 */
export function toPlainTemplate(template: Template): Template {
  const resources = Object.entries(template.Resources);
  return { ...template, Resources: Object.fromEntries(resources.map(([id, resource]) => [id, toPlain(resource)])) };
}

function toPlain(resource: TemplateResource): TemplateResource {
  const properties = Object.fromEntries(
    Object.entries(resource.Properties ?? {}).map(([name, value]) => [
      name,
      DOCUMENTS.includes(name) ? toSingleValues(value) : value,
    ]),
  );
  if (resource.Type !== 'AWS::IAM::RolePolicy') return { ...resource, Properties: properties };
  const { RoleName = '', ...others } = properties;
  return { ...resource, Type: 'AWS::IAM::Policy', Properties: { ...others, Roles: [RoleName] } };
}

/** Properties that hold a policy. */
const DOCUMENTS: readonly string[] = [
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'KeyPolicy',
  'RepositoryPolicyText',
];

/** A list of one is the same as its value everywhere in a policy but for the list of statements. */
function toSingleValues(value: TemplateValue, name = ''): TemplateValue {
  if (isList(value)) {
    const items = value.map((item) => toSingleValues(item));
    const [first] = items;
    return items.length === 1 && first !== undefined && name !== 'Statement' ? first : items;
  }
  if (typeof value !== 'object') return value;
  if (Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toSingleValues(item, key)]));
}
