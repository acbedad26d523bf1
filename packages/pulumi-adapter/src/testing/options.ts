import { type RegisterResourceRequest, TransformResourceOptions } from '@pulumi/pulumi/proto/resource_pb';
import type { RecordedOptions } from './recording';
import type { Names } from './wire';

/** The options of a request, in the form in which transforms take and give them. */
export function toTransformOptions(request: RegisterResourceRequest): TransformResourceOptions {
  const options = new TransformResourceOptions()
    .setDependsOnList(findExplicitDependencies(request))
    .setIgnoreChangesList(request.getIgnorechangesList())
    .setReplaceOnChangesList(request.getReplaceonchangesList())
    .setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList())
    .setAliasesList(request.getAliasesList())
    .setProvider(request.getProvider())
    .setVersion(request.getVersion())
    .setDeletedWith(request.getDeletedwith())
    .setImport(request.getImportid())
    .setCustomTimeouts(request.getCustomtimeouts());
  if (request.hasProtect()) options.setProtect(request.getProtect() === true);
  if (request.hasRetainondelete()) options.setRetainOnDelete(request.getRetainondelete() === true);
  if (request.getDeletebeforereplacedefined()) options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  for (const [name, provider] of request.getProvidersMap().entries()) options.getProvidersMap().set(name, provider);
  return options;
}

/** The list of a request holds what the inputs refer to as well. */
function findExplicitDependencies(request: RegisterResourceRequest): string[] {
  const implicit = new Set<string>();
  request.getPropertydependenciesMap().forEach((urns) => {
    for (const urn of urns.getUrnsList()) implicit.add(urn);
  });
  return request.getDependenciesList().filter((urn) => !implicit.has(urn));
}

/** The options that are set. */
export function toRecordedOptions(options: TransformResourceOptions, names: Names): RecordedOptions {
  const providers = [...options.getProvidersMap().entries()].map(([name, ref]) => [name, nameProvider(ref, names)]);
  return dropUnset({
    protect: options.getProtect() || undefined,
    ignoreChanges: options.getIgnoreChangesList(),
    replaceOnChanges: options.getReplaceOnChangesList(),
    deleteBeforeReplace: options.getDeleteBeforeReplace() || undefined,
    retainOnDelete: options.getRetainOnDelete() || undefined,
    deletedWith: options.getDeletedWith() && names.ofUrn(options.getDeletedWith()),
    additionalSecretOutputs: options.getAdditionalSecretOutputsList(),
    provider: options.getProvider() && nameProvider(options.getProvider(), names),
    providers: Object.fromEntries(providers),
    import: options.getImport(),
    customTimeouts: dropUnset({ ...options.getCustomTimeouts()?.toObject() }),
  });
}

/** A reference to a provider is its URN and its id. */
export function nameProvider(reference: string, names: Names): string {
  return names.ofUrn(reference.split('::').slice(0, -1).join('::'));
}

/** Protocol buffers know no unset texts, lists and maps, only empty ones. */
function dropUnset<T extends object>(options: T): Partial<T> {
  const isSet = (value: unknown) =>
    value !== undefined &&
    value !== '' &&
    !(typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(options).filter(([, value]) => isSet(value))) as Partial<T>;
}
