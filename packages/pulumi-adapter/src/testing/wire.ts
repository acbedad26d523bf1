import {
  specialOutputValueSig,
  specialResourceSig,
  specialSecretSig,
  specialSigKey,
  unknownValue,
} from '@pulumi/pulumi/runtime/rpc';
import { fromMarks } from './mark';
import { isRecordedReference, type RecordedProperties, type RecordedValue, SECRET } from './recording';

/** A value as programs send it: JSON, with signatures on what is more than that. */
export type WireValue = null | boolean | number | string | WireValue[] | WireObject;

/** An object as programs send it. */
export interface WireObject {
  [name: string]: WireValue;
}

/** Properties from a message; a message without them has none. */
export function fromStruct(properties: { toJavaScript(): object } | undefined): WireObject {
  return (properties ? properties.toJavaScript() : {}) as WireObject;
}

/** How sources are called. */
export interface Names {
  /** Name of a source by its number. */
  readonly ofSource: (source: number) => string;
  /** Name of a resource by its URN. */
  readonly ofUrn: (urn: string) => string;
}

/** Properties with references in place of marks, and the paths of those that are secret. */
export interface Decoded {
  /** The properties. */
  readonly properties: RecordedProperties;
  /** Paths of secrets. */
  readonly secrets: readonly string[];
}

/** Reads properties that a program sent. */
export function decode(properties: WireObject, names: Names): Decoded {
  const decoder = new Decoder(names);
  const decoded = Object.entries(properties).map(([key, value]) => [key, decoder.decode(value, key)]);
  return { properties: Object.fromEntries(decoded), secrets: [...decoder.secrets].sort() };
}

/** The same value, as a secret; a secret stays what it is. */
export function toSecret(value: WireValue): WireValue {
  return tryOpenSecret(value) === undefined ? { [specialSigKey]: specialSecretSig, value } : value;
}

/** What is inside a secret; undefined when the value is no secret. */
export function tryOpenSecret(value: WireValue): WireValue | undefined {
  return isSigned(value) && value[specialSigKey] === specialSecretSig ? value.value : undefined;
}

class Decoder {
  readonly secrets = new Set<string>();

  constructor(private readonly names: Names) {}

  decode(value: WireValue, path: string): RecordedValue {
    if (typeof value === 'string') return this.decodeText(value);
    if (Array.isArray(value)) return value.map((item, index) => this.decode(item, `${path}[${index}]`));
    if (typeof value !== 'object' || value === null) return value;
    return isSigned(value) ? this.decodeSigned(value, path) : this.decodeObject(value, path);
  }

  private decodeText(text: string): RecordedValue {
    return text === unknownValue ? '[unknown]' : fromMarks(text, this.names.ofSource);
  }

  private decodeObject(value: WireObject, path: string): RecordedValue {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.decode(item, `${path}.${key}`)]));
  }

  private decodeSigned(value: WireObject, path: string): RecordedValue {
    const { [specialSigKey]: signature, ...rest } = value;
    switch (signature) {
      case specialSecretSig:
        return this.decodeSecret(rest.value ?? null, path);
      case specialResourceSig:
        return { ref: this.names.ofUrn(String(rest.urn)), output: rest.id === undefined ? 'urn' : 'id' };
      case specialOutputValueSig:
        return rest.secret ? this.decodeSecret(rest.value ?? null, path) : this.decode(rest.value ?? null, path);
      default:
        return this.decodeObject(rest, path);
    }
  }

  /** A reference gives nothing away, so the link is kept. */
  private decodeSecret(value: WireValue, path: string): RecordedValue {
    this.secrets.add(path);
    const decoded = this.decode(value, path);
    return isRecordedReference(decoded) ? decoded : SECRET;
  }
}

function isSigned(value: WireValue): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && specialSigKey in value;
}
