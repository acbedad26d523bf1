import { isReference, type Reference } from '../src/plan/vocabulary/reference';
import { renderText, type Text } from '../src/plan/vocabulary/text';

const ACCOUNT = '111122223333';
const REGION = 'ap-southeast-2';

const CLOUD: { readonly [as: string]: string } = {
  account: ACCOUNT,
  region: REGION,
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
};

/** What a reference could be once it is deployed: of the right shape, and as long as AWS allows. */
export function plausible({ of, as }: Reference): string {
  if (of === 'cloud') return CLOUD[as] as string;
  if (of === 'zone') return `${REGION}${'abc'[Number(as)]}`;
  if (of === 'imageRegistry' && as === 'uri') return `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${long(of, 256)}`;
  if (of === 'loadBalancer' && as === 'fullName') return 'app/orders-alb-dev/0123456789abcdef';
  if (of === 'loadBalancer' && as === 'dnsName') return `orders-alb-dev-1234567890.${REGION}.elb.amazonaws.com`;
  if (as === 'id') return `${of.replace(/[^a-z]/gi, '').toLowerCase()}-0123456789abcdef0`;
  if (as === 'arn') return `arn:aws:service:${REGION}:${ACCOUNT}:${long(of, 100)}`;
  if (as === 'objects' || as === 'streams') return `arn:aws:service:::${long(of, 63)}/*`;
  return long(of, of.startsWith('bucket/') ? 63 : 100);
}

/** A text with plausible values in place of its references. */
export function render(text: Text): string {
  return renderText(text, plausible);
}

/** A document with plausible values in place of its references. */
export function renderDocument(value: unknown): unknown {
  if (isReference(value)) return plausible(value);
  if (Array.isArray(value)) return value.map(renderDocument);
  if (typeof value !== 'object' || value === null) return value;
  if ('join' in value) return render(value as Text);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renderDocument(item)]));
}

function long(of: string, length: number): string {
  return `${of.replace(/[^A-Za-z0-9]/g, '-').toLowerCase()}-${'x'.repeat(length)}`.slice(0, length);
}
