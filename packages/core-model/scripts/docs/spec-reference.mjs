/** `docs/spec-reference.md`: every key of a spec. */
import { discriminatorOf, follow, valuesOf } from '../union.mjs';
import { code, GENERATED, page, table } from './markdown.mjs';

/** The page. */
export function writeSpecReference(schema, documents, defaults) {
  return page([
    GENERATED,
    '# Reference of the spec',
    'Every key of a spec, part by part. The same text is in the types of `@tap-pipeline/core-model` and in its JSON Schema (`@tap-pipeline/core-model/schema/pipeline.schema.json`), which editors use.',
    'A key that is neither needed nor has a default may be left out. In the names of parts, `[]` stands for each entry of a list, and `*` for each name.',
    ...describeSchema({ schema, documents, defaults, title: 'The spec', leftOut: ['overrides'] }),
  ]);
}

/** Every part of what the schema describes, as blocks of a page; the parts at the paths `leftOut` are told elsewhere. */
export function describeSchema(options) {
  // Twice: which parts occur at several places is only known at the end.
  const first = new Reference(options);
  first.describe({ node: options.schema, path: '', place: '' });
  const reference = new Reference(options);
  reference.also = first.places;
  reference.describe({ node: options.schema, path: '', place: '' });
  return reference.blocks;
}

/** The page while it is written: parts are described in the order in which they are first met. */
class Reference {
  blocks = [];
  /** Where each part is described, and where else it occurs. */
  places = new Map();

  constructor({ schema, documents, defaults, title, leftOut }) {
    Object.assign(this, { schema, documents, defaults, title, leftOut });
  }

  /** Describes a part, and then the parts inside it. */
  describe({ node, path, place }) {
    const inner = [];
    const target = this.target(node, place);
    this.blocks.push(this.heading(path, target));
    for (const branch of this.branchesOf(target)) {
      if (branch.title) this.blocks.push(`${branch.title} ${this.text(branch)}`.trim());
      const entries = Object.entries(branch.node.properties);
      this.blocks.push(
        table(
          ['key', 'allowed', 'default', 'meaning'],
          entries.map(([key, child]) => this.row(key, child, branch, path)),
        ),
      );
      inner.push(
        ...entries.flatMap(([key, child]) => this.partsIn(child, join(path, key), `${branch.place}/properties/${key}`)),
      );
    }
    for (const part of inner) if (this.places.get(part.id)[0] === part.path) this.describe(part);
  }

  /** The part itself, or the branches of a union, each with what it is chosen by. */
  branchesOf({ node, place }) {
    if (!node.oneOf) return [{ node, place }];
    const key = discriminatorOf(this.schema, node.oneOf);
    const objects = node.oneOf
      .map((branch, index) => ({ branch, ...this.target(branch, `${place}/oneOf/${index}`) }))
      .filter((branch) => branch.node.properties);
    if (objects.length === 1) return [{ ...objects[0], title: '' }];
    const chosenBy = ({ branch, node: { properties } }) =>
      key
        ? valuesOf(this.schema, branch, key).map((value) => code(`${key}: ${value}`))
        : Object.keys(properties)
            .filter((name) =>
              objects.every((other) => other.node.properties === properties || !other.node.properties[name]),
            )
            .slice(0, 1)
            .map(code);
    return objects.map((object) => ({
      ...object,
      title: `**With ${chosenBy(object).join(', ')}.**`,
      told: key && { key, values: valuesOf(this.schema, object.branch, key) },
    }));
  }

  /** The part that the node is, or is a list or map of. Parts that occur at several places are described at the first. */
  partsIn(node, path, place) {
    const target = this.target(node, place);
    if (this.leftOut.includes(path)) return [];
    if (target.node.type === 'array') return this.partsIn(target.node.items, `${path}[]`, `${target.place}/items`);
    if (target.node.additionalProperties)
      return this.partsIn(target.node.additionalProperties, `${path}.*`, `${target.place}/additionalProperties`);
    if (!this.isPart(target.node)) return [];
    const places = this.places.get(target.place) ?? [];
    this.places.set(target.place, [...places, path]);
    return [{ node, path, place, id: target.place }];
  }

  isPart(node) {
    if (node.oneOf) return node.oneOf.some((branch) => follow(this.schema, branch).properties);
    return node.properties !== undefined;
  }

  heading(path, target) {
    if (path === '') return [`## ${this.title}`, this.text(target)].join('\n\n');
    const [, ...others] = [...new Set(this.also?.get(target.place) ?? [])];
    const also = others.length > 0 ? `Also at ${others.map(code).join(', ')}.` : '';
    return [`## ${path}`, [this.text(target), also].filter(Boolean).join(' ')].join('\n\n');
  }

  text({ node, place }) {
    const document = this.documents[place];
    return [sentence(node.description), document ? `AWS: ${document}.` : ''].filter(Boolean).join(' ');
  }

  row(key, node, parent, path) {
    const { told } = parent;
    const place = `${parent.place}/properties/${key}`;
    const isNeeded = parent.node.required?.includes(key);
    const document = this.documents[place];
    const meaning = [
      sentence(node.description ?? this.target(node, place).node.description),
      document ? `AWS: ${document}.` : '',
    ];
    return [
      code(key),
      this.allowed(node),
      isNeeded ? '**needed**' : this.default(join(path, key), told),
      meaning.filter(Boolean).join(' '),
    ];
  }

  default(path, told) {
    const fits = ({ where }) =>
      !where || !told?.key || !where[told.key] || where[told.key].some((value) => told.values.includes(value));
    const rules = this.defaults.filter((entry) => entry.path === path && fits(entry));
    const strict = rules.find(({ hardening }) => hardening === 'strict');
    const ordinary = this.ordinary(rules.find(({ hardening }) => hardening === undefined));
    return strict && strict.value !== rules.at(-1).value
      ? `${ordinary}; with hardening strict ${code(JSON.stringify(strict.value))}`
      : ordinary;
  }

  ordinary(rule) {
    if (!rule) return '';
    if (typeof rule.value === 'function') return rule.reason;
    return Object.keys(Object(rule.value)).length === 0 && typeof rule.value === 'object' && !Array.isArray(rule.value)
      ? ''
      : `${code(JSON.stringify(rule.value))}: ${rule.reason}`;
  }

  allowed(node) {
    const { node: target } = this.target(node, '');
    if (target.enum) return target.enum.map(code).join(', ');
    if (target.const !== undefined) return code(target.const);
    if (target.type === 'array')
      return [`list of: ${this.allowed(target.items)}`, count(target)].filter(Boolean).join('; ');
    if (target.oneOf) return [...new Set(target.oneOf.map((branch) => this.allowed(branch)))].join('; or ');
    if (target.type === 'object' && target.additionalProperties)
      return `object; each value: ${this.allowed(target.additionalProperties)}`;
    if (target.type === 'object') return 'object';
    return [
      [target.type]
        .flat()
        .map((type) => TYPES[type])
        .join(', '),
      range(target),
      target.pattern ? code(target.pattern) : '',
    ]
      .filter(Boolean)
      .join('; ');
  }

  target(node, place) {
    if (!node.$ref) return { node, place };
    const name = node.$ref.replace('#/definitions/', '');
    return this.target(this.schema.definitions[name], `/definitions/${name}`);
  }
}

const TYPES = { string: 'text', integer: 'whole number', number: 'number', boolean: '`true`, `false`' };

function range({ minimum, maximum, minLength, maxLength }) {
  if (minimum !== undefined || maximum !== undefined) return bounds(minimum, maximum, '');
  if (maxLength !== undefined || minLength > 1) return bounds(minLength, maxLength, ' characters');
  return '';
}

function count({ minItems, maxItems }) {
  return minItems === undefined && maxItems === undefined ? '' : bounds(minItems, maxItems, ' entries');
}

function bounds(least, most, unit) {
  if (most === undefined) return `at least ${least}${unit}`;
  return least === undefined ? `at most ${most}${unit}` : `${least} to ${most}${unit}`;
}

function join(path, key) {
  return path === '' ? key : `${path}.${key}`;
}

function sentence(text) {
  if (!text) return '';
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
