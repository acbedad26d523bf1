import {
  isRecordedReference,
  isRecordedText,
  type RecordedReference,
  type RecordedValue,
} from '@tap-pipeline/pulumi-adapter/testing';
import { CLOUD, type FactLink, type FactValue } from '../facts';
import type { Properties } from '../facts/draft';
import { toText } from '../facts/links';
import { findResourceType } from './resource-types';

/** Reads recorded values: outputs become links to the names of their resources. */
export class Values {
  /** @param types types of the resources, by name */
  constructor(private readonly types: ReadonlyMap<string, string>) {}

  /** Properties that are there; Pulumi sends nothing as null. */
  resolveAll(properties: { readonly [name: string]: RecordedValue }): Properties {
    const entries = Object.entries(properties).flatMap(([name, value]) =>
      value === null ? [] : [[name, this.resolve(value)] as const],
    );
    return Object.fromEntries(entries);
  }

  /**
   * The same for one value.
   * @throws Error for an output that the table of its type does not have
   */
  resolve(value: Exclude<RecordedValue, null>): FactValue {
    if (isRecordedReference(value)) return this.toPart(value);
    if (isRecordedText(value)) {
      return toText(value.join.map((part) => (typeof part === 'string' ? part : this.toPart(part))));
    }
    if (isList(value)) return value.flatMap((item) => (item === null ? [] : [this.resolve(item)]));
    return typeof value === 'object' ? this.resolveAll(value) : value;
  }

  private toPart({ ref, output }: RecordedReference): string | FactLink {
    const token = this.types.get(ref);
    if (token === undefined) return toCloudFact(ref, output);
    const attribute = findResourceType(token).outputs?.[output];
    if (attribute === undefined)
      throw new Error(`the table of ${token} does not say what its output ${output} is in CloudFormation`);
    return { link: ref, attribute };
  }
}

/** Answers of provider functions, by function and output; in the words of CloudFormation. */
const CLOUD_FACTS: { readonly [output: string]: string } = {
  'getAvailabilityZones names[0]': 'AvailabilityZones.0',
  'getAvailabilityZones names[1]': 'AvailabilityZones.1',
  'getAvailabilityZones names[2]': 'AvailabilityZones.2',
  'getCallerIdentity accountId': 'AWS::AccountId',
  'getPartition dnsSuffix': 'AWS::URLSuffix',
  'getPartition partition': 'AWS::Partition',
  'getRegion region': 'AWS::Region',
};

/** A secret that is read is a dynamic reference in CloudFormation. */
function toCloudFact(ref: string, output: string): string | FactLink {
  const name = ref.replace(/#\d+$/, '').split(':').at(-1) ?? '';
  if (name === 'getSecretVersion') {
    const [secret, field = '', key = ''] = output.split(/:(?=SecretString)|(?<=SecretString):/);
    return `{{resolve:secretsmanager:${secret}:${field}:${key}::}}`;
  }
  const attribute = CLOUD_FACTS[`${name} ${output}`];
  if (attribute === undefined) throw new Error(`values.ts does not say what ${output} of ${ref} is in CloudFormation`);
  return { link: CLOUD, attribute };
}

function isList(value: RecordedValue): value is readonly RecordedValue[] {
  return Array.isArray(value);
}
