import type { TransformResourceOptions } from '@pulumi/pulumi/proto/resource_pb';
import { toMark } from './mark';
import { nameProvider, toRecordedOptions } from './options';
import type { RecordedInvoke, RecordedMessage, RecordedProperties, RecordedResource, Recording } from './recording';
import { decode, type Names, type WireObject } from './wire';

/** A resource as it arrived. */
export interface Registration {
  /** Type token. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** URN. */
  readonly urn: string;
  /** URN of its parent; empty: none. */
  readonly parent: string;
  /** Whether a provider makes it. */
  readonly custom: boolean;
  /** Inputs. */
  readonly inputs: WireObject;
  /** Options. */
  readonly options: TransformResourceOptions;
  /** URNs that it had before. */
  readonly aliases: readonly string[];
  /** URNs of what each input refers to. */
  readonly propertyDependencies: { readonly [input: string]: readonly string[] };
  /** Id of what is only read. */
  readonly read?: string;
}

/** A call of a provider function as it arrived. */
export interface Invocation {
  /** Token. */
  readonly token: string;
  /** Arguments. */
  readonly args: WireObject;
  /** Reference to the provider; empty: the default one. */
  readonly provider: string;
}

const STACK = 'pulumi:pulumi:Stack';

/** Everything that a program asked for, and the numbers of what its marks stand for. */
export class Registrations {
  /** Lines that the program logged. */
  readonly messages: RecordedMessage[] = [];

  private readonly sources: (Registration | Invocation)[] = [];
  private readonly urns = new Set<string>();
  private readonly invocations = new Map<string, number>();
  private readonly outputs = new Map<string, WireObject>();
  private stack: string | undefined;

  /** URN of the stack; undefined before it is registered. */
  get stackUrn(): string | undefined {
    return this.stack;
  }

  /**
   * Takes a URN, as the engine does.
   * @throws Error when another resource has it
   */
  claim(urn: string): void {
    if (this.urns.has(urn)) throw new Error(`duplicate resource URN ${urn}; give one of the two another name`);
    this.urns.add(urn);
  }

  /** Adds a resource or a call. @returns a maker of marks of its outputs */
  add(source: Registration | Invocation): (output: string) => string {
    const number = this.numberOf(source);
    if (!isInvocation(source) && source.type === STACK) this.stack = source.urn;
    return (output) => toMark({ source: number, output });
  }

  /** Adds what a component gives to `registerOutputs`. */
  addOutputs(urn: string, outputs: WireObject): void {
    this.outputs.set(urn, outputs);
  }

  /** The recording, with names in place of numbers. */
  toRecording(): Recording {
    const names = this.names();
    const resources = this.resources().filter(({ type }) => type !== STACK);
    const invokes = this.sources.flatMap((source, index) => (isInvocation(source) ? [{ source, index }] : []));
    return {
      resources: resources.map((registration) => this.toResource(registration, names)),
      invokes: invokes.map(({ source, index }) => toInvoke(source, names.ofSource(index), names)),
      outputs: this.outputsOf(this.stackUrn ?? '', names) ?? {},
      messages: this.messages,
    };
  }

  /** The same call twice is one source. */
  private numberOf(source: Registration | Invocation): number {
    if (!isInvocation(source)) return this.sources.push(source) - 1;
    const key = JSON.stringify(source);
    const known = this.invocations.get(key) ?? this.sources.push(source) - 1;
    this.invocations.set(key, known);
    return known;
  }

  private resources(): readonly Registration[] {
    return this.sources.filter((source): source is Registration => !isInvocation(source));
  }

  private names(): Names {
    const counts = new Map<string, number>();
    for (const { name } of this.resources()) counts.set(name, (counts.get(name) ?? 0) + 1);
    const byUrn = new Map(this.resources().map(({ name, urn }) => [urn, counts.get(name) === 1 ? name : urn]));
    const ofUrn = (urn: string) => byUrn.get(urn) ?? urn;
    return { ofUrn, ofSource: (number) => this.nameOf(number, ofUrn) };
  }

  private nameOf(number: number, ofUrn: (urn: string) => string): string {
    const source = this.sources[number];
    if (!source) return `[unknown source ${number}]`;
    if (!isInvocation(source)) return ofUrn(source.urn);
    const before = this.sources.slice(0, number).filter((other) => isInvocation(other) && other.token === source.token);
    return before.length === 0 ? source.token : `${source.token}#${before.length + 1}`;
  }

  private toResource(registration: Registration, names: Names): RecordedResource {
    const { type, name, urn, parent, custom, options, aliases, read } = registration;
    const { properties: inputs, secrets } = decode(registration.inputs, names);
    const dependencies = Object.entries(registration.propertyDependencies).filter(([, urns]) => urns.length > 0);
    const outputs = this.outputsOf(urn, names);
    return {
      type,
      name,
      urn,
      custom,
      ...(parent !== '' && parent !== this.stackUrn && { parent: names.ofUrn(parent) }),
      inputs,
      secrets,
      dependsOn: sortedNames(options.getDependsOnList(), names),
      propertyDependencies: Object.fromEntries(dependencies.map(([input, urns]) => [input, sortedNames(urns, names)])),
      options: {
        ...toRecordedOptions(options, names),
        ...(aliases.length > 0 && { aliases }),
        ...(read !== undefined && { read }),
      },
      ...(outputs && Object.keys(outputs).length > 0 && { outputs }),
    };
  }

  private outputsOf(urn: string, names: Names): RecordedProperties | undefined {
    const outputs = this.outputs.get(urn);
    return outputs && decode(outputs, names).properties;
  }
}

function isInvocation(source: Registration | Invocation): source is Invocation {
  return 'token' in source;
}

function toInvoke({ token, args, provider }: Invocation, ref: string, names: Names): RecordedInvoke {
  const { properties } = decode(args, names);
  return { ref, token, args: properties, ...(provider && { provider: nameProvider(provider, names) }) };
}

function sortedNames(urns: readonly string[], names: Names): readonly string[] {
  return urns.map(names.ofUrn).sort();
}
