import { getCallerIdentityOutput } from '@pulumi/aws/getCallerIdentity';
import { getPartitionOutput } from '@pulumi/aws/getPartition';
import { getRegionOutput } from '@pulumi/aws/getRegion';
import * as pulumi from '@pulumi/pulumi';
import {
  type Document,
  isReference,
  type Joined,
  partsOf,
  type Reference,
  type ReferenceTargets,
  type Text,
} from '@tap-pipeline/core-model';
import { InternalError } from './internal-error';

/** The value of a symbol, or how to make it when it is first asked for. */
export type ReferenceValue = pulumi.Output<string> | (() => pulumi.Output<string>);

/** The values of one target, by what can be read of it: `{ name, arn, uri }`. */
export type ReferenceValues<Of extends keyof ReferenceTargets> = {
  readonly [As in ReferenceTargets[Of]]: ReferenceValue;
};

/**
 * What each of the plan's symbols is in Pulumi: `{ of: 'imageRegistry', as: 'uri' }` becomes the output
 * `repository.repositoryUrl`.
 *
 * A block may point at what is built after it: such an output is filled in when that is there, with its
 * dependencies, and {@link settle} makes sure that it will be. So blocks stand in the order in which people
 * read them. Pulumi registers a resource when all of its inputs are known, whatever the order in the program.
 */
export class References {
  private readonly values = new Map<string, ReferenceValue>();
  private readonly awaited = new Map<string, Awaited>();

  /** @param scope its provider says which account, region and partition it is */
  constructor(scope: pulumi.Resource) {
    const options = { parent: scope };
    const { partition, dnsSuffix: urlSuffix } = getPartitionOutput({}, options);
    const { accountId: account } = getCallerIdentityOutput({}, options);
    const { region } = getRegionOutput({}, options);
    this.register('cloud', { account, region, partition, urlSuffix });
  }

  /**
   * Says what a symbol is.
   * @throws InternalError when it is known already
   */
  register<Of extends keyof ReferenceTargets>(of: Of, values: ReferenceValues<Of>): void {
    for (const [as, value] of Object.entries<ReferenceValue>(values)) {
      const key = `${of}.${as}`;
      if (this.values.has(key)) throw new InternalError(`two things are called ${key}`);
      this.values.set(key, value);
      this.awaited.get(key)?.tell(this.make(key, value));
      this.awaited.delete(key);
    }
  }

  /** A text with outputs in place of its references. */
  resolve(text: Text): pulumi.Input<string> {
    const parts = partsOf(text).map((part) => (typeof part === 'string' ? part : this.find(part)));
    const [only, ...rest] = parts;
    return only !== undefined && rest.length === 0 ? only : join(parts);
  }

  /** Like {@link resolve}, where the plan may say nothing. */
  tryResolve(text: Text | undefined): pulumi.Input<string> | undefined {
    return text === undefined ? undefined : this.resolve(text);
  }

  /** Texts with outputs in place of their references. */
  resolveAll(texts: readonly Text[]): pulumi.Input<string>[] {
    return texts.map((text) => this.resolve(text));
  }

  /**
   * A document as JSON, with outputs in place of its references. It is written with marks and then filled in,
   * since `pulumi.jsonStringify` makes an output of every object and list in it.
   */
  resolveJson(document: Document): pulumi.Input<string> {
    const references: Reference[] = [];
    const mark = (part: string | Reference) =>
      typeof part === 'string' ? part : `\uE000${references.push(part) - 1}\uE001`;
    const json = JSON.stringify(document, (_key, value: unknown) =>
      isText(value) ? partsOf(value).map(mark).join('') : value,
    );
    const parts = json.split(MARK).map((piece, index) => (index % 2 === 0 ? piece : references[Number(piece)]));
    return this.resolve({ join: parts.filter((part) => part !== undefined) });
  }

  /**
   * To be called when everything is built.
   * @throws InternalError when something was pointed at that is not there
   */
  settle(): void {
    const missing = [...this.awaited.keys()];
    if (missing.length > 0) throw new InternalError(`the plan points at ${missing.join(', ')}, which is not there`);
  }

  private find({ of, as }: Reference): pulumi.Output<string> {
    const key = `${of}.${as}`;
    const value = this.values.get(key);
    if (value !== undefined) return this.make(key, value);
    return this.awaited.get(key)?.output ?? this.await(key);
  }

  private make(key: string, value: ReferenceValue): pulumi.Output<string> {
    if (typeof value !== 'function') return value;
    const output = value();
    this.values.set(key, output);
    return output;
  }

  private await(key: string): pulumi.Output<string> {
    const [output, tell] = pulumi.deferredOutput<string>();
    this.awaited.set(key, { output, tell });
    return output;
  }
}

/** Something that was pointed at before it was there. */
interface Awaited {
  /** What was handed out. */
  readonly output: pulumi.Output<string>;
  /** Fills it in. */
  readonly tell: (value: pulumi.Output<string>) => void;
}

/** The text that parts make. Each output is given to the SDK once, since it copies all that it is given. */
function join(parts: readonly (string | pulumi.Output<string>)[]): pulumi.Output<string> {
  const outputs = [...new Set(parts.filter((part) => typeof part !== 'string'))];
  return pulumi.all(outputs).apply((values) => {
    const known = new Map(outputs.map((output, index) => [output, values[index]]));
    return parts.map((part) => (typeof part === 'string' ? part : known.get(part))).join('');
  });
}

/** Marks are of Unicode's private use area, which JSON does not escape. */
const MARK = /\uE000(\d+)\uE001/;

function isText(value: unknown): value is Reference | Joined {
  return (
    isReference(value) || (typeof value === 'object' && value !== null && 'join' in value && Array.isArray(value.join))
  );
}
