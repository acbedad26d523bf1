import { DescribeAvailabilityZonesCommand } from '@aws-sdk/client-ec2';
import { CLOUD, type FactLink, type Facts, type ResourceFact } from '@tap-pipeline/conformance';
import type { Cloud } from './cloud';
import type { Deployable } from './deployable';
import type { OtherAttribute } from './known';
import { isMissing, type Place, type ReadBack, type Readers } from './reader';
import { resolveProperties } from './resolve';
import { settle } from './settle';

/** A stack that was deployed. */
export interface DeployedStack {
  /** What it was to make. */
  readonly deployable: Pick<Deployable, 'facts' | 'logicalIds'>;
  /** What CloudFormation says that `Ref` is, by logical id. */
  readonly physicalIds: { readonly [logicalId: string]: string };
  /** Region. */
  readonly region: string;
  /** Account. */
  readonly account: string;
  /** Attributes whose values are not those of AWS. */
  readonly otherAttributes: readonly OtherAttribute[];
}

/** What was asked for, and what the services say that there is. */
export interface Reading {
  /** What was asked for, with real values in place of links. */
  readonly asked: Facts;
  /** What there is; what is not there is missing. */
  readonly read: Facts;
  /** What lists of the account call each of it, with its type: `AWS::S3::Bucket orders-artifacts-dev`. */
  readonly listed: ReadonlySet<string>;
  /** Values that AWS made up, with what they stand for: `vpc-0123` is `${AWS::EC2::VPC orders-vpc-dev.Ref}`. */
  readonly generated: ReadonlyMap<string, string>;
}

/**
 * Reads every resource of a stack back, those first that others link to.
 * @throws Error for a type without a reader
 */
export async function readBack(cloud: Cloud, stack: DeployedStack, readers: Readers): Promise<Reading> {
  const reading = new StackReading(stack, await findZones(cloud));
  const resources = Object.values(stack.deployable.facts.resources);
  for (const resource of resources.toSorted((one, other) => one.after.length - other.after.length)) {
    const reader = readers[resource.type];
    if (!reader) throw new Error(`${resource.id} cannot be read back: src/emulator/readers has none for its type`);
    const place = reading.placeOf(resource);
    reading.add(resource, place, await readOne(() => reader(cloud, place)));
  }
  return reading.toReading();
}

async function readOne(ask: () => Promise<ReadBack | undefined>): Promise<ReadBack | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function findZones({ ec2 }: Cloud): Promise<readonly string[]> {
  const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
  return AvailabilityZones.map(({ ZoneName = '' }) => ZoneName).sort();
}

class StackReading {
  private readonly found = new Map<string, ReadBack>();
  private readonly asked = new Map<string, ResourceFact>();
  private readonly read = new Map<string, ResourceFact>();

  constructor(
    private readonly stack: DeployedStack,
    private readonly zones: readonly string[],
  ) {}

  placeOf({ id, properties }: ResourceFact): Place {
    const { region, account } = this.stack;
    const asked = resolveProperties(properties, (link) => this.valueOf(link));
    return { physicalId: this.physicalIdOf(id), asked, region, account };
  }

  add(resource: ResourceFact, { asked }: Place, found: ReadBack | undefined): void {
    this.asked.set(resource.id, { ...resource, properties: settle(asked) });
    if (!found) return;
    this.found.set(resource.id, found);
    this.read.set(resource.id, { ...resource, properties: settle(found.properties) });
  }

  toReading(): Reading {
    const { facts } = this.stack.deployable;
    return {
      asked: { ...facts, resources: Object.fromEntries(this.asked) },
      read: { ...facts, resources: Object.fromEntries(this.read) },
      listed: new Set([...this.found].flatMap(([id, found]) => this.toListed(id, found))),
      generated: new Map([...this.asked.keys()].flatMap((id) => this.toGenerated(id))),
    };
  }

  private toListed(id: string, { listedAs, listedWith = [], attributes }: ReadBack): readonly string[] {
    return [...(listedAs ?? [attributes.Ref ?? '']).map((name) => `${this.typeOf(id)} ${name}`), ...listedWith];
  }

  private toGenerated(id: string): readonly (readonly [string, string])[] {
    if (!this.found.has(id)) return [[this.physicalIdOf(id), `\${${id}.Ref}`]];
    const attributes = Object.keys(this.found.get(id)?.attributes ?? {});
    const own = attributes.map((attribute) => [this.found.get(id)?.attributes[attribute] ?? '', attribute] as const);
    const told = attributes.map((attribute) => [this.valueOf({ link: id, attribute }), attribute] as const);
    return [...own, ...told]
      .filter(([value]) => MADE_UP.test(value.replaceAll(this.stack.account, '')))
      .map(([value, attribute]) => [value, `\${${id}.${attribute}}`] as const);
  }

  private typeOf(id: string): string {
    return this.stack.deployable.facts.resources[id]?.type ?? '';
  }

  private physicalIdOf(id: string): string {
    const logicalId = this.logicalIdOf(id);
    return this.stack.physicalIds[logicalId] ?? logicalId;
  }

  private logicalIdOf(id: string): string {
    return this.stack.deployable.logicalIds.get(id) ?? id;
  }

  /** What is not there has no attributes; what CloudFormation calls it stands for `Ref`. */
  private valueOf({ link, attribute }: FactLink): string {
    if (link === CLOUD) return this.valueOfCloud(attribute);
    const found = this.found.get(link);
    const other = this.stack.otherAttributes.find(
      (one) => one.type === this.typeOf(link) && one.attribute === attribute,
    );
    const value = other
      ? other.value(found, { ...this.stack, logicalId: this.logicalIdOf(link) })
      : found?.attributes[attribute];
    return value ?? (attribute === 'Ref' ? this.physicalIdOf(link) : `\${${link}.${attribute}}`);
  }

  private valueOfCloud(attribute: string): string {
    const [, zone] = /^(?:Fn::GetAZs|AvailabilityZones)\.(\d)$/.exec(attribute) ?? [];
    const value = zone === undefined ? this.pseudoParameters()[attribute] : this.zones[Number(zone)];
    if (value === undefined) throw new Error(`nothing is known about ${attribute} of the account and region`);
    return value;
  }

  private pseudoParameters(): { readonly [name: string]: string } {
    const { region, account } = this.stack;
    return {
      'AWS::AccountId': account,
      'AWS::Partition': 'aws',
      'AWS::Region': region,
      'AWS::URLSuffix': 'amazonaws.com',
    };
  }
}

/** Names that AWS made up have a long number in them. */
const MADE_UP = /[0-9a-f]{8}|\d{1,3}(\.\d{1,3}){3}/;
