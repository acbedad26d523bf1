/** Actions by commit, since a tag can be moved to another one. */
export const ACTIONS = {
  /** v7.0.1 */
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
  /** v8.0.1 */
  downloadArtifact: 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
  /** v7.0.0 */
  pulumi: 'pulumi/actions@8e5e406f4007fca908480587cb9893c07090f58d',
  /** v7.0.0 */
  setupNode: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020',
  /** v7.0.0 */
  uploadArtifact: 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f',
};

/** Checks out the commit, without leaving a token behind. history: with all commits and tags. */
export function checkout({ history = false } = {}): object {
  return { uses: ACTIONS.checkout, with: { 'persist-credentials': false, ...(history && { 'fetch-depth': 0 }) } };
}

/** Installs Node; cache: keeps what npm downloaded for the next run. */
export function setUpNode(version: string, { cache = true } = {}): object {
  const caching = cache ? { cache: 'npm' } : { 'package-manager-cache': false };
  return { uses: ACTIONS.setupNode, with: { 'node-version': version, ...caching } };
}
