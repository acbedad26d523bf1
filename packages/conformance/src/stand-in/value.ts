import * as pulumi from '@pulumi/pulumi';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';

/** A value as the engine sends it: JSON, with {@link UNKNOWN} for what is not known in a preview. */
export type Value = null | boolean | number | string | readonly Value[] | Values;

/** Inputs or outputs, by name. */
export interface Values {
  readonly [name: string]: Value;
}

/** What stands for a value that only an update will know. */
export const UNKNOWN: string = pulumi.runtime.unknownValue;

/** Values out of a message. */
export function fromStruct(struct: Struct | undefined): Values {
  // A Struct holds nothing but JSON, which its type does not say.
  return { ...(struct?.toJavaScript() as Values | undefined) };
}

/** Values for a message. */
export function toStruct(values: Values): Struct {
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(values)));
}
