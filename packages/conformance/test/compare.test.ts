import { compare, toMessage } from '../src/compare';
import type { Facts, FactValue, ResourceFact } from '../src/facts';

const ID = 'AWS::ECS::Service orders-dev';

function factsOf(properties: ResourceFact['properties'], parts: Partial<ResourceFact> = {}): Facts {
  const service = { id: ID, type: 'AWS::ECS::Service', properties, removal: 'destroy' as const, engine: {}, after: [] };
  return { resources: { [ID]: { ...service, ...parts } }, outputs: {} };
}

function messageOf(cdk: FactValue, pulumi: FactValue): string {
  return toMessage(compare(factsOf({ It: cdk }), factsOf({ It: pulumi })));
}

describe('a difference', () => {
  test('names the resource, the path and both values', () => {
    const settings = (percent: number) => ({ DeploymentConfiguration: { MinimumHealthyPercent: percent } });
    expect(toMessage(compare(factsOf(settings(100)), factsOf(settings(50))))).toBe(
      `${ID} · DeploymentConfiguration.MinimumHealthyPercent: CDK 100, Pulumi 50`,
    );
  });

  test('is none where both say the same, in any order of the properties', () => {
    expect(compare(factsOf({ A: 1, B: { C: [1, { D: 2 }] } }), factsOf({ B: { C: [1, { D: 2 }] }, A: 1 }))).toEqual([]);
  });

  test('shows links by the names of what they point at', () => {
    const arn = { link: 'AWS::S3::Bucket orders', attribute: 'Arn' };
    expect(messageOf({ join: [arn, '/*'] }, arn)).toBe(
      `${ID} · It: CDK "\${AWS::S3::Bucket orders.Arn}/*", Pulumi "\${AWS::S3::Bucket orders.Arn}"`,
    );
  });

  test('is told of what only one side has', () => {
    expect(toMessage(compare(factsOf({ A: 1 }), factsOf({ B: 'x' })))).toBe(
      `${ID} · A: CDK 1, Pulumi nothing\n${ID} · B: CDK nothing, Pulumi x`,
    );
  });

  test('is shortened where the values are long', () => {
    expect(messageOf('a'.repeat(500), 'b')).toContain(`CDK ${'a'.repeat(300)}… (500 characters), Pulumi b`);
  });

  test('in a list of named things is told by the name, though another is missing', () => {
    const unit = { Name: 'Unit', RunOrder: 1 };
    expect(messageOf([{ Name: 'Build' }, unit], [{ ...unit, RunOrder: 2 }])).toBe(
      `${ID} · It[Build]: CDK {"Name":"Build"}, Pulumi nothing\n${ID} · It[Unit].RunOrder: CDK 1, Pulumi 2`,
    );
  });

  test('is the order of named things, too', () => {
    expect(messageOf([{ Name: 'A' }, { Name: 'B' }], [{ Name: 'B' }, { Name: 'A' }])).toContain(
      `${ID} · It: CDK [{"Name":"A"}`,
    );
  });

  test('in a list of other things is told by the place', () => {
    expect(messageOf(['a', 'b'], ['a', 'c', 'd'])).toBe(
      `${ID} · It[1]: CDK b, Pulumi c\n${ID} · It[2]: CDK nothing, Pulumi d`,
    );
  });

  test('is a resource that only one side makes', () => {
    const nothing = { resources: {}, outputs: {} };
    expect(toMessage(compare(factsOf({}), nothing))).toBe(`${ID}: the CDK makes it, Pulumi does not`);
    expect(toMessage(compare(nothing, factsOf({})))).toBe(`${ID}: Pulumi makes it, the CDK does not`);
  });

  test('is what happens when it leaves the stack, and what the engine is told', () => {
    const pulumi = factsOf({}, { removal: 'retain', engine: { protect: true } });
    expect(toMessage(compare(factsOf({}), pulumi))).toBe(
      `${ID} · removal: CDK destroy, Pulumi retain\n${ID} · engine.protect: CDK nothing, Pulumi true`,
    );
  });

  test('is an order of what both make, and not of what only one makes', () => {
    const role = { 'AWS::IAM::Role a': { ...factsOf({}).resources[ID], id: 'AWS::IAM::Role a' } as ResourceFact };
    const service = (after: readonly string[]) => ({
      resources: { ...factsOf({}, { after }).resources, ...role },
      outputs: {},
    });
    const found = compare(service(['AWS::IAM::Role a', 'AWS::IAM::Role b']), service([]));
    expect(toMessage(found)).toBe(`${ID} · after: the CDK makes AWS::IAM::Role a before it, Pulumi does not`);
    expect(toMessage(compare(service([]), service(['AWS::IAM::Role a'])))).toBe(
      `${ID} · after: Pulumi makes AWS::IAM::Role a before it, the CDK does not`,
    );
  });

  test('is an output', () => {
    const outputs = (name: string) => ({ resources: {}, outputs: { pipelineName: name } });
    expect(toMessage(compare(outputs('a'), outputs('b')))).toBe('outputs · pipelineName: CDK a, Pulumi b');
  });
});
