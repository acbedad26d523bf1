import type { FactValue } from '@tap-pipeline/conformance';
import type { Cloud } from './cloud';

/** Properties by name, in CloudFormation's words. */
export type Properties = { readonly [name: string]: FactValue };

/** A resource that is to be read back. */
export interface Place {
  /** What CloudFormation, or its emulator, says that `Ref` is. */
  readonly physicalId: string;
  /** What was asked for, with real values in place of links. */
  readonly asked: Properties;
  /** Where. */
  readonly region: string;
  /** Whose. */
  readonly account: string;
}

/** What a service says of a resource. */
export interface ReadBack {
  /** Its properties, in CloudFormation's words; what a service fills in by itself is among them. */
  readonly properties: Properties;
  /** What `Ref` and `Fn::GetAtt` stand for, by the documents of AWS and not by what the stack says. */
  readonly attributes: { readonly [name: string]: string };
  /** What lists of the account call it. @default `Ref` */
  readonly listedAs?: readonly string[];
  /** What is listed with it, as type and name. @default nothing */
  readonly listedWith?: readonly string[];
}

/**
 * Asks the services for one resource, by their own calls: CloudFormation's memory proves nothing. Undefined, or an
 * error that says that there is no such thing, when it is not there.
 */
export type Reader = (cloud: Cloud, place: Place) => Promise<ReadBack | undefined>;

/** Readers by type of resource. */
export type Readers = { readonly [type: string]: Reader };

/**
 * A text that was asked for.
 * @throws Error when it was not, or is no text
 */
export function askedText({ asked, physicalId }: Place, property: string): string {
  const value = asked[property];
  if (typeof value === 'string') return value;
  throw new Error(`${physicalId} cannot be looked up: its ${property} must be a text, got ${JSON.stringify(value)}`);
}

/** Whether an error of a service says that there is no such thing. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /NotFound|NoSuch|NotExist|Malformed$/.test(error.name) || /^Unable to describe task/.test(error.message);
}

/**
 * The answer to a question about what may not be there.
 * @throws every error but that there is no such thing
 */
export async function tryAsk<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
