import {
  type Document,
  isReference,
  partsOf,
  type Reference,
  type ReferenceTargets,
  type Text,
} from '@tap-pipeline/core-model';
import { Fn, Lazy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InternalError } from './internal-error';

/** The values of one target, by what can be read of it: `{ name, arn, uri }`. */
export type ReferenceValues<Of extends keyof ReferenceTargets> = { readonly [As in ReferenceTargets[Of]]: string };

/**
 * What each of the plan's symbols is in CloudFormation: `{ of: 'imageRegistry', as: 'uri' }` becomes
 * `Fn::GetAtt: [Repository, RepositoryUri]`.
 *
 * A block may point at what is built after it: such a value is filled in when the template is rendered,
 * and {@link settle} makes sure that it exists. So blocks stand in the order in which people read them.
 */
export class References {
  private readonly values = new Map<string, string>();
  private readonly awaited = new Set<string>();

  /** @param scope says which account, region and partition it is */
  constructor(scope: Construct) {
    const { account, region, partition, urlSuffix } = Stack.of(scope);
    this.register('cloud', { account, region, partition, urlSuffix });
    const zones = Fn.getAzs();
    this.register('zone', { 0: Fn.select(0, zones), 1: Fn.select(1, zones), 2: Fn.select(2, zones) });
  }

  /**
   * Says what a symbol is.
   * @throws InternalError when it is known already
   */
  register<Of extends keyof ReferenceTargets>(of: Of, values: ReferenceValues<Of>): void {
    for (const [as, value] of Object.entries<string>(values)) {
      const key = `${of}.${as}`;
      if (this.values.has(key)) throw new InternalError(`two things are called ${key}`);
      this.values.set(key, value);
    }
  }

  /** A text with CDK tokens in place of its references. */
  resolve(text: Text): string {
    return partsOf(text)
      .map((part) => (typeof part === 'string' ? part : this.find(part)))
      .join('');
  }

  /** Like {@link resolve}, where the plan may say nothing. */
  tryResolve(text: Text | undefined): string | undefined {
    return text === undefined ? undefined : this.resolve(text);
  }

  /** Texts with CDK tokens in place of their references. */
  resolveAll(texts: readonly Text[]): string[] {
    return texts.map((text) => this.resolve(text));
  }

  /** A document with CDK tokens in place of its references, at every depth. */
  resolveDocument(document: Document): unknown {
    if (isText(document)) return this.resolve(document);
    if (Array.isArray(document)) return document.map((item) => this.resolveDocument(item));
    if (typeof document !== 'object') return document;
    return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, this.resolveDocument(value)]));
  }

  /**
   * To be called when everything is built.
   * @throws InternalError when something was pointed at that is not there
   */
  settle(): void {
    const missing = [...this.awaited].filter((key) => !this.values.has(key));
    if (missing.length > 0) throw new InternalError(`the plan points at ${missing.join(', ')}, which is not there`);
  }

  private find({ of, as }: Reference): string {
    const key = `${of}.${as}`;
    const value = this.values.get(key);
    if (value !== undefined) return value;
    this.awaited.add(key);
    return Lazy.string({ produce: () => this.values.get(key) });
  }
}

function isText(document: Document): document is Text {
  if (typeof document !== 'object') return typeof document === 'string';
  return isReference(document) || ('join' in document && Array.isArray(document.join));
}
