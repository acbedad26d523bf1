/** Version of this package. */
export function version(): string {
  return (require('../package.json') as { readonly version: string }).version;
}
