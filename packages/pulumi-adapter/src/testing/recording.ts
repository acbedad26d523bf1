/** What a Pulumi program asked the engine for. */
export interface Recording {
  /** Resources in the order in which they were registered, without the stack itself. */
  readonly resources: readonly RecordedResource[];
  /** Calls of provider functions, such as `aws.getRegion`. */
  readonly invokes: readonly RecordedInvoke[];
  /** What the program exports. */
  readonly outputs: RecordedProperties;
  /** Lines that the program logged, without those for debugging. */
  readonly messages: readonly RecordedMessage[];
}

/** A resource as it was registered. */
export interface RecordedResource {
  /** Type token, for example `aws:s3/bucket:Bucket`. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** URN. */
  readonly urn: string;
  /** Whether a provider makes it; components and providers' own settings are not. */
  readonly custom: boolean;
  /** Its parent, as in {@link RecordedReference.ref}; undefined right below the stack. */
  readonly parent?: string;
  /** Inputs, after all transforms; secrets are `[secret]`. */
  readonly inputs: RecordedProperties;
  /** Paths of the inputs that are secret, for example `stages[0].actions[0].configuration.OAuthToken`. */
  readonly secrets: readonly string[];
  /** What it waits for besides what its inputs refer to, as in {@link RecordedReference.ref}, sorted. */
  readonly dependsOn: readonly string[];
  /** What each input refers to, as in {@link RecordedReference.ref}, sorted. */
  readonly propertyDependencies: { readonly [input: string]: readonly string[] };
  /** Options that are set. */
  readonly options: RecordedOptions;
  /** What a component gives to `registerOutputs`; undefined when it gives nothing. */
  readonly outputs?: RecordedProperties;
}

/** Properties by name. */
export type RecordedProperties = { readonly [name: string]: RecordedValue };

/** A value of a property: data, with references in it. */
export type RecordedValue =
  | string
  | number
  | boolean
  | null
  | RecordedReference
  | RecordedText
  | readonly RecordedValue[]
  | { readonly [name: string]: RecordedValue };

/** An output of a resource or of a provider function. */
export interface RecordedReference {
  /**
   * The resource: its logical name or, where two resources have the same, its URN. For a provider function
   * its token, and from the second call with other arguments on its token with a number: `…getSecret#2`.
   */
  readonly ref: string;
  /** Name of the output: `arn`, `id`. */
  readonly output: string;
}

/** Text with outputs in it. */
export interface RecordedText {
  /** Literal parts and outputs in reading order. */
  readonly join: readonly (string | RecordedReference)[];
}

/** Options of a resource; what is not set is left out. */
export interface RecordedOptions {
  /** Whether the engine refuses to delete it. */
  readonly protect?: boolean;
  /** Property paths whose changes are ignored. */
  readonly ignoreChanges?: readonly string[];
  /** Property paths whose changes replace it. */
  readonly replaceOnChanges?: readonly string[];
  /** Whether it is deleted before its replacement is made. */
  readonly deleteBeforeReplace?: boolean;
  /** Whether it is kept when it leaves the stack. */
  readonly retainOnDelete?: boolean;
  /** The resource whose deletion is its own too. */
  readonly deletedWith?: string;
  /** Outputs that are secret. */
  readonly additionalSecretOutputs?: readonly string[];
  /** URNs that it had before, with those that follow from aliases of its parents. */
  readonly aliases?: readonly string[];
  /** The provider that makes it; absent: the default one. */
  readonly provider?: string;
  /** Providers of the children of a component, by package. */
  readonly providers?: { readonly [package_: string]: string };
  /** Id of what is adopted. */
  readonly import?: string;
  /** Id of what is only read. */
  readonly read?: string;
  /** How long an operation may take, for example `{ create: '10m' }`. */
  readonly customTimeouts?: { readonly [operation: string]: string };
}

/** A call of a provider function. */
export interface RecordedInvoke {
  /** Its name in references. */
  readonly ref: string;
  /** Token, for example `aws:index/getRegion:getRegion`. */
  readonly token: string;
  /** Arguments. */
  readonly args: RecordedProperties;
  /** The provider that is asked; absent: the default one. */
  readonly provider?: string;
}

/** A line that the program logged. */
export interface RecordedMessage {
  /** How bad it is. */
  readonly severity: 'info' | 'warning' | 'error';
  /** The text. */
  readonly text: string;
}

/** What stands for a secret. */
export const SECRET = '[secret]';

/** True for a reference, false for every other value. */
export function isRecordedReference(value: unknown): value is RecordedReference {
  return typeof value === 'object' && value !== null && 'ref' in value && 'output' in value;
}

/** True for text with references in it, false for every other value. */
export function isRecordedText(value: unknown): value is RecordedText {
  return typeof value === 'object' && value !== null && 'join' in value && Array.isArray(value.join);
}
