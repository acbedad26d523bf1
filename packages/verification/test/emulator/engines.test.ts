import { join } from 'node:path';
import type { Facts, Template } from '@tap-pipeline/conformance';
import { readSpec } from '@tap-pipeline/core-model';
import { toDeployable } from '../../src/emulator/deployable';
import { FAKECLOUD_KNOWN } from '../../src/emulator/fakecloud-known';
import type { Reading } from '../../src/emulator/read-back';
import { Report } from '../../src/emulator/report';
import { runPulumi } from '../../src/emulator/run-pulumi';
import { compareEngines, type Made } from '../../src/emulator/same-in-both';
import { substitute } from '../../src/emulator/substitute';
import { FIVE_STAGE, readFiveStage } from './recording';

const ALARM = 'AWS::CloudWatch::Alarm cicd-failed-executions-dev';

let cdk: Made;

beforeAll(async () => {
  cdk = { reading: await readFiveStage(), facts: toDeployable(FIVE_STAGE.template).facts };
});

test('two stacks that differ in what AWS makes up are the same', () => {
  const { asked, read, generated, listed } = cdk.reading;
  const toOther = (text: string) => text.replaceAll(/\bvpc-(?=[0-9a-f]{17})/g, 'vpc-f');
  const other = {
    asked: JSON.parse(toOther(JSON.stringify(asked))),
    read: JSON.parse(toOther(JSON.stringify(read))),
    generated: new Map([...generated].map(([value, name]) => [toOther(value), name])),
    listed,
  };
  expect(JSON.stringify(other.read)).not.toBe(JSON.stringify(read));
  const { unexplained } = compareEngines(cdk, { ...cdk, reading: other });
  expect(unexplained).toEqual([]);
});

test('what one engine made otherwise is told', () => {
  const { unexplained } = compareEngines(cdk, { ...cdk, reading: withThreshold(cdk.reading, 5) });
  expect(unexplained).toEqual([{ subject: ALARM, path: 'Threshold', cdk: 1, pulumi: 5 }]);
});

test('what an emulator only pretends to make has another name in each stack, and is the same', () => {
  const config = 'AWS::CodeDeploy::DeploymentConfig slow';
  const group = Object.keys(cdk.reading.read.resources).find((id) => id.startsWith('AWS::CodeDeploy::DeploymentGroup'));
  if (group === undefined) throw new Error('there is no deployment group');
  const named = (name: string) => ({
    ...cdk.reading,
    read: withProperty(cdk.reading.read, group, 'DeploymentConfigName', name),
    generated: new Map([...cdk.reading.generated, [name, `\${${config}.Ref}`]]),
  });
  const [one, other] = ['MainDeploymentGroupConfig1836F54B', 'AWSCodeDeployDeploymentConfigSlow'].map(named);
  expect(
    compareEngines({ ...cdk, reading: one ?? cdk.reading }, { ...cdk, reading: other ?? cdk.reading }).unexplained,
  ).toEqual([]);
});

test('which revision of a family a stack got is nothing that an engine decides', () => {
  const service = Object.keys(cdk.reading.read.resources).find((id) => id.startsWith('AWS::ECS::Service')) ?? '';
  const [one, other] = [1, 2].map((revision) => {
    const arn = `arn:aws:ecs:us-east-1:000000000000:task-definition/cicd-task-dev:${revision}`;
    return {
      ...cdk,
      reading: { ...cdk.reading, read: withProperty(cdk.reading.read, service, 'TaskDefinition', arn) },
    };
  });
  expect(compareEngines(one ?? cdk, other ?? cdk).unexplained).toEqual([]);
});

test('what Pulumi asks for is deployed on a place without anything, read back, and compared', async () => {
  const events: string[] = [];
  const report = new Report(() => {});
  const site = {
    known: FAKECLOUD_KNOWN,
    reset: async () => {
      events.push('reset');
    },
    deployTemplate: async (system: string, template: Template) => {
      events.push(`${system}: ${Object.keys(template.Resources).length > 80}`);
      return withThreshold(cdk.reading, 5);
    },
  };
  const spec = readSpec(join(__dirname, '../../../core-model/fixtures/five-stage.pipeline.yaml'));
  await runPulumi(site, { name: 'five-stage', spec, environmentSuffix: 'dev', cdk }, report);
  expect(events).toEqual(['reset', 'five-stage: true']);
  expect(report.all).toEqual([`${ALARM} · Threshold: asked for 1, is 5`, `${ALARM} · Threshold: CDK 1, Pulumi 5`]);
}, 60_000);

test('a template for the emulator has ARNs where the emulator has none', () => {
  const text = JSON.stringify(substitute(FIVE_STAGE.template, FAKECLOUD_KNOWN.missingAttributes));
  expect(JSON.stringify(FIVE_STAGE.template)).toContain('"ConnectionArn"]');
  expect(text).not.toContain('"ConnectionArn"]');
  expect(text).toContain('arn:aws:codeconnections:');
  expect(text).toMatch(
    /"arn:aws:codepipeline:",\{"Ref":"AWS::Region"\},":",\{"Ref":"AWS::AccountId"\},":",\{"Ref":"Pipeline/,
  );
});

function withProperty(facts: Facts, id: string, name: string, value: string): Facts {
  const resource = facts.resources[id];
  if (!resource) throw new Error(`there is no ${id}`);
  const properties = { ...resource.properties, [name]: value };
  return { ...facts, resources: { ...facts.resources, [id]: { ...resource, properties } } };
}

function withThreshold(reading: Reading, Threshold: number): Reading {
  const alarm = reading.read.resources[ALARM];
  if (!alarm) throw new Error(`there is no ${ALARM}`);
  const resources = {
    ...reading.read.resources,
    [ALARM]: { ...alarm, properties: { ...alarm.properties, Threshold } },
  };
  return { ...reading, read: { ...reading.read, resources } };
}
