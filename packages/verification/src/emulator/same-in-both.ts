import {
  compare,
  type Explained,
  explain,
  type Facts,
  type FactValue,
  isFactList,
  isFactObject,
} from '@tap-pipeline/conformance';
import { covers } from './changes';
import type { Reading } from './read-back';
import { settle } from './settle';

/** What one engine made, and what of it the engine alone knows. */
export interface Made {
  /** What was read back. */
  readonly reading: Reading;
  /** What the engine was to make; {@link Facts.outputs} and what it alone acts on are taken from it. */
  readonly facts: Facts;
}

/**
 * What both engines made differently, by what services told, without what AWS makes up anew each time. What they were
 * asked to make differently is taken away where the conformance package documents it.
 */
export function compareEngines(cdk: Made, pulumi: Made): Explained {
  const asked = compare(cdk.facts, pulumi.facts);
  const { unexplained, used } = explain(asked, { cdk: cdk.facts, pulumi: pulumi.facts });
  const read = compare(toReadFacts(cdk), toReadFacts(pulumi)).filter(
    ({ subject, path }) =>
      path !== 'after' && path !== 'removal' && !path.startsWith('engine') && subject !== 'outputs',
  );
  const unasked = read.filter((difference) => !asked.some((one) => covers(one, difference)));
  return { unexplained: [...unexplained, ...unasked], used };
}

function toReadFacts({ reading }: Made): Facts {
  const names = [...reading.generated].sort(([one], [other]) => other.length - one.length);
  const resources = Object.entries(reading.read.resources).map(([id, resource]) => {
    const properties = settle(withoutGenerated(resource.properties, names));
    return [id, { ...resource, properties }] as const;
  });
  return { ...reading.read, resources: Object.fromEntries(resources) };
}

type Names = readonly (readonly [value: string, name: string])[];

function withoutGenerated<T extends FactValue>(value: T, names: Names): T;
function withoutGenerated(value: FactValue, names: Names): FactValue {
  if (typeof value === 'string') {
    return names
      .reduce((text, [made, name]) => text.replaceAll(made, name), value)
      .replaceAll(UUID, '${its own number}')
      .replaceAll(REVISION, '${its own revision}');
  }
  if (isFactList(value)) return value.map((item) => withoutGenerated(item, names));
  if (!isFactObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !TIMES.has(key))
      .map(([key, item]) => [key, withoutGenerated(item, names)]),
  );
}

/** Amazon ECS counts the revisions of a family, those of deleted stacks among them. */
const REVISION = /(?<=:task-definition\/[\w-]+:)\d+/g;

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** When something was made, and what is counted or computed from that. */
const TIMES = new Set([
  'AlarmConfigurationUpdatedTimestamp',
  'CodeSha256',
  'Created',
  'CreatedAt',
  'CreationTime',
  'DeploymentGroupId',
  'LastModified',
  'StateUpdatedTimestamp',
]);
