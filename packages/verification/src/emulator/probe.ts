import type { Template, TemplateResource, TemplateValue } from '@tap-pipeline/conformance';
import type { MissingAttribute } from './known';

/** A template that tells of each attribute that is said to be missing, whether it is. */
export function toProbe(missing: readonly MissingAttribute[]): Template {
  const pairs = missing.flatMap(({ type, attributes }) => attributes.map((attribute) => ({ type, attribute })));
  return {
    Resources: Object.fromEntries(missing.map(({ type }) => [toName(type), toResource(type)])),
    Outputs: Object.fromEntries(
      pairs.map(({ type, attribute }) => [toOutput(type, attribute), { Value: toReference(toName(type), attribute) }]),
    ),
  };
}

/** Entries of which all attributes are ARNs now, so that nothing has to stand for them any more. */
export function findPresent(
  missing: readonly MissingAttribute[],
  outputs: { readonly [name: string]: string },
): readonly MissingAttribute[] {
  return missing.filter(({ type, attributes }) =>
    attributes.every((attribute) => outputs[toOutput(type, attribute)]?.startsWith('arn:')),
  );
}

function toReference(logicalId: string, attribute: string): TemplateValue {
  return attribute === 'Ref' ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, attribute] };
}

function toName(type: string): string {
  return type.replaceAll('::', '');
}

function toOutput(type: string, attribute: string): string {
  return `${toName(type)}${attribute}`;
}

/** What the type cannot be made without. */
function toResource(type: string): TemplateResource {
  const Properties = PROPERTIES[type];
  if (!Properties) throw new Error(`probe.ts does not know what ${type} cannot be made without`);
  return { Type: type, Properties };
}

const ROLE = 'arn:aws:iam::000000000000:role/probe';

const PROPERTIES: { readonly [type: string]: NonNullable<TemplateResource['Properties']> } = {
  'AWS::CodeConnections::Connection': { ConnectionName: 'probe', ProviderType: 'GitHub' },
  'AWS::CodePipeline::Pipeline': {
    Name: 'probe',
    RoleArn: ROLE,
    ArtifactStore: { Type: 'S3', Location: 'probe' },
    Stages: [],
  },
};
