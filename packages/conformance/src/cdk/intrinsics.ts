import { CLOUD, type FactLink, type FactText, type FactValue, isFactLink } from '../facts';
import type { Properties } from '../facts/draft';
import { partsOfText, toText } from '../facts/links';
import { ARN_OF_GROUP } from '../facts/normalise';
import type { Template, TemplateValue } from '../template';
import { toAttribute } from './attributes';

/** Reads the intrinsic functions of a template: what they point at becomes a link to its logical id. */
export class Intrinsics {
  constructor(private readonly resources: Template['Resources']) {}

  /**
   * Properties without intrinsic functions.
   * @throws Error for a function, or a way to use one, that pipelines do not use
   */
  resolveAll(properties: { readonly [name: string]: TemplateValue }): Properties {
    return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, this.resolve(value)]));
  }

  /** The same for one value. */
  resolve(value: TemplateValue): FactValue {
    if (isList(value)) return value.map((item) => this.resolve(item));
    if (typeof value !== 'object') return value;
    const [name, ...others] = Object.keys(value);
    const isFunction = name === 'Ref' || name?.startsWith('Fn::');
    if (name === undefined || !isFunction || others.length > 0) return this.resolveAll(value);
    return this.call(name, value[name] ?? '');
  }

  private call(name: string, argument: TemplateValue): FactValue {
    if (name === 'Ref' && typeof argument === 'string') return this.link(argument, 'Ref');
    if (name === 'Fn::GetAtt' && isPair(argument)) return this.link(String(argument[0]), String(argument[1]));
    if (name === 'Fn::Join' && isPair(argument)) return this.join(...argument);
    if (name === 'Fn::Select' && isPair(argument)) return this.select(...argument);
    throw unknownFunction(name, argument);
  }

  private link(logicalId: string, attribute: string): FactLink {
    if (logicalId.startsWith('AWS::')) return { link: CLOUD, attribute: logicalId };
    const resource = this.resources[logicalId];
    if (!resource) throw new Error(`the template points at ${logicalId}, which it does not have`);
    return { link: logicalId, attribute: toAttribute(resource.Type, attribute) };
  }

  private join(delimiter: TemplateValue, list: TemplateValue): string | FactLink | FactText {
    if (typeof delimiter !== 'string' || !isList(list)) throw unknownFunction('Fn::Join', [delimiter, list]);
    const parts = list.map((item, index) => {
      const text = partsOfText(this.resolve(item));
      if (!text) throw unknownFunction('Fn::Join', [delimiter, list]);
      return index === 0 ? text : [delimiter, ...text];
    });
    return toText(parts.flat());
  }

  /** Availability zones, and the ARN of a log group without its end. */
  private select(index: TemplateValue, list: TemplateValue): FactLink {
    const [name, argument] = typeof list === 'object' && !isList(list) ? (Object.entries(list)[0] ?? []) : [];
    if (name === 'Fn::GetAZs' && argument === '') return { link: CLOUD, attribute: `Fn::GetAZs.${String(index)}` };
    if (name === 'Fn::Split' && argument !== undefined && isPair(argument) && index === 0 && argument[0] === ':*') {
      const arn = this.resolve(argument[1]);
      if (isFactLink(arn)) return { link: arn.link, attribute: ARN_OF_GROUP };
    }
    throw unknownFunction('Fn::Select', [index, list]);
  }
}

function isList(value: TemplateValue): value is readonly TemplateValue[] {
  return Array.isArray(value);
}

function isPair(value: TemplateValue): value is readonly [TemplateValue, TemplateValue] {
  return isList(value) && value.length === 2;
}

function unknownFunction(name: string, argument: TemplateValue): Error {
  return new Error(`the template uses ${name} with ${JSON.stringify(argument)}, which intrinsics.ts does not know`);
}
