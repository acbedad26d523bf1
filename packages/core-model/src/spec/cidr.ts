/** A block of IPv4 addresses. */
export interface CidrBlock {
  /** The first address, as a number. */
  readonly start: number;
  /** Bits that are the same in all addresses. */
  readonly prefix: number;
}

/** The block, or what is wrong with the text. */
export function parseCidr(text: string): CidrBlock | { readonly reason: string; readonly fix: string } {
  const [address = '', length = ''] = text.split('/');
  const octets = address.split('.').map(Number);
  const prefix = Number(length);
  if (octets.length !== 4 || octets.some((octet) => !(octet <= 255)))
    return { reason: 'a number is above 255', fix: 'use numbers up to 255' };
  if (!(prefix <= 32)) return { reason: 'the prefix is above 32', fix: 'use a prefix up to 32' };
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size = 2 ** (32 - prefix);
  const start = value - (value % size);
  if (start !== value)
    return {
      reason: `with this prefix the block begins at ${formatAddress(start)}`,
      fix: `write ${formatAddress(start)}/${prefix}`,
    };
  return { start, prefix };
}

/** Whether the two blocks share an address. */
export function overlaps(a: CidrBlock, b: CidrBlock): boolean {
  return a.start < b.start + 2 ** (32 - b.prefix) && b.start < a.start + 2 ** (32 - a.prefix);
}

function formatAddress(value: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join('.');
}
