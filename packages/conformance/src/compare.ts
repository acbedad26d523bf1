import { type Facts, type FactValue, isFactLink, isFactList, isFactObject, isFactText } from './facts';

/** Something that the two backends would make differently. */
export interface Difference {
  /** Id of the resource; `outputs` for what the pipeline tells. */
  readonly subject: string;
  /**
   * Path in its properties, for example `DeploymentConfiguration.MinimumHealthyPercent`; `removal`; `engine` and a
   * setting; `after` for something that has to exist before it; empty when one side lacks the resource.
   */
  readonly path: string;
  /** Value of the CDK; undefined when it has none. */
  readonly cdk: FactValue | undefined;
  /** Value of Pulumi; undefined when it has none. */
  readonly pulumi: FactValue | undefined;
}

/**
 * All differences, in the order of their subjects. A resource that only one side makes is told once, and not
 * again by everything that is made after it.
 */
export function compare(cdk: Facts, pulumi: Facts): readonly Difference[] {
  const ids = unionOfKeys(cdk.resources, pulumi.resources).sort();
  return [
    ...ids.flatMap((id) => compareResources(id, cdk, pulumi)),
    ...compareValues(cdk.outputs, pulumi.outputs, '').map((found) => ({ subject: 'outputs', ...found })),
  ];
}

/** The differences as text, one a line. */
export function toMessage(differences: readonly Difference[]): string {
  return differences.map(toLine).join('\n');
}

type Found = Omit<Difference, 'subject'>;

function compareResources(subject: string, ofCdk: Facts, ofPulumi: Facts): readonly Difference[] {
  const cdk = ofCdk.resources[subject];
  const pulumi = ofPulumi.resources[subject];
  if (!cdk || !pulumi) return [{ subject, path: '', cdk: cdk?.properties, pulumi: pulumi?.properties }];
  const found = [
    ...compareValues(cdk.properties, pulumi.properties, ''),
    ...compareValues(cdk.removal, pulumi.removal, 'removal'),
    ...compareValues(cdk.engine, pulumi.engine, 'engine'),
    ...missing(cdk.after, pulumi.after, ofPulumi).map((id) => ({ path: 'after', cdk: id, pulumi: undefined })),
    ...missing(pulumi.after, cdk.after, ofCdk).map((id) => ({ path: 'after', cdk: undefined, pulumi: id })),
  ];
  return found.map((difference) => ({ subject, ...difference }));
}

/** What one side makes before, and the other, which makes it too, does not. */
function missing(one: readonly string[], other: readonly string[], facts: Facts): readonly string[] {
  return one.filter((id) => !other.includes(id) && facts.resources[id]);
}

function compareValues(cdk: FactValue | undefined, pulumi: FactValue | undefined, path: string): readonly Found[] {
  if (isFactObject(cdk) && isFactObject(pulumi)) {
    return unionOfKeys(cdk, pulumi).flatMap((key) =>
      compareValues(cdk[key], pulumi[key], path === '' ? key : `${path}.${key}`),
    );
  }
  if (isFactList(cdk) && isFactList(pulumi)) return compareLists(cdk, pulumi, path);
  return isSame(cdk, pulumi) ? [] : [{ path, cdk, pulumi }];
}

/** Things with names are compared with their namesakes, as long as these stand in the same order. */
function compareLists(cdk: readonly FactValue[], pulumi: readonly FactValue[], path: string): readonly Found[] {
  const both = [nameAll(cdk), nameAll(pulumi)] as const;
  const [ofCdk, ofPulumi] = both;
  if (!ofCdk || !ofPulumi) {
    const length = Math.max(cdk.length, pulumi.length);
    return Array.from({ length }, (_, index) => compareValues(cdk[index], pulumi[index], `${path}[${index}]`)).flat();
  }
  const shared = [ofCdk, ofPulumi].map((names) =>
    [...names.keys()].filter((name) => both.every((all) => all?.has(name))),
  );
  if (!isSame(shared[0], shared[1])) return [{ path, cdk, pulumi }];
  const names = new Set([...ofCdk.keys(), ...ofPulumi.keys()]);
  return [...names].flatMap((name) => compareValues(ofCdk.get(name), ofPulumi.get(name), `${path}[${name}]`));
}

/** Undefined unless each item has a name of its own. */
function nameAll(list: readonly FactValue[]): ReadonlyMap<string, FactValue> | undefined {
  const entries = list.flatMap((item) => {
    const name = isFactObject(item) ? (item.Sid ?? item.Id ?? item.Name ?? item.Key) : undefined;
    return typeof name === 'string' ? [[name, item] as const] : [];
  });
  const named = new Map(entries);
  return named.size === list.length ? named : undefined;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function unionOfKeys(one: object, other: object): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

function toLine({ subject, path, cdk, pulumi }: Difference): string {
  const [does, doesNot] = cdk === undefined ? ['Pulumi', 'the CDK'] : ['the CDK', 'Pulumi'];
  if (path === '') return `${subject}: ${does} makes it, ${doesNot} does not`;
  if (path === 'after')
    return `${subject} · after: ${does} makes ${show(cdk ?? pulumi)} before it, ${doesNot} does not`;
  return `${subject} · ${path}: CDK ${show(cdk)}, Pulumi ${show(pulumi)}`;
}

/** A value on one line, with links as in `${AWS::S3::Bucket orders-artifacts-dev.Arn}`. */
function show(value: FactValue | undefined): string {
  const text = value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value, showText);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
}

const LONGEST = 300;

function showText(_key: string, value: FactValue): FactValue {
  const parts = isFactLink(value) ? [value] : isFactText(value) ? value.join : undefined;
  return (
    parts?.map((part) => (typeof part === 'string' ? part : `\${${part.link}.${part.attribute}}`)).join('') ?? value
  );
}
