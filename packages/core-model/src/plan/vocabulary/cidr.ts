/** The range, cut into at least `count` equal ranges, the first `count` of them: `splitCidr('10.0.0.0/16', 4)`. */
export function splitCidr(cidr: string, count: number): readonly string[] {
  const { address, prefix } = parseCidr(cidr);
  const bits = Math.ceil(Math.log2(count));
  const size = 2 ** (32 - prefix - bits);
  return Array.from({ length: count }, (_, index) => `${formatAddress(address + index * size)}/${prefix + bits}`);
}

/** Address as a number, and prefix length. The text has been checked with the spec. */
export function parseCidr(cidr: string): { readonly address: number; readonly prefix: number } {
  const [address = '', prefix = ''] = cidr.split('/');
  return { address: address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0), prefix: Number(prefix) };
}

function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
