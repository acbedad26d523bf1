import type { Server } from '@grpc/grpc-js';
import { version } from '@pulumi/aws/package.json';
import { PluginInfo } from '@pulumi/pulumi/proto/plugin_pb';
import { type IResourceProviderServer, ResourceProviderService } from '@pulumi/pulumi/proto/provider_grpc_pb';
import {
  CheckResponse,
  ConfigureResponse,
  type CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  DiffResponse,
  type InvokeRequest,
  InvokeResponse,
  PropertyDiff,
  ProviderHandshakeResponse,
  type ReadRequest,
  ReadResponse,
  type UpdateRequest,
  UpdateResponse,
} from '@pulumi/pulumi/proto/provider_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { type Cloud, computedOutputs } from './cloud';
import { type Change, type Difference, findDifference, toName } from './difference';
import { callFunction, type Secrets } from './functions';
import { findResourceType } from './resource-types';
import { answer } from './service';
import { fromStruct, toStruct, UNKNOWN, type Values } from './value';

/** The methods of a provider that the engine calls for a program; as in the AWS provider, secrets come in clear. */
type Methods = Pick<
  IResourceProviderServer,
  | 'handshake'
  | 'attach'
  | 'getPluginInfo'
  | 'checkConfig'
  | 'diffConfig'
  | 'configure'
  | 'invoke'
  | 'check'
  | 'diff'
  | 'create'
  | 'read'
  | 'update'
  | 'delete'
  | 'cancel'
>;

/** Adds the service of a provider whose resources are in a {@link Cloud}. */
export function serveProvider(server: Server, cloud: Cloud, secrets: Secrets): void {
  const methods: Methods = {
    handshake: answer(() => new ProviderHandshakeResponse()),
    attach: answer(() => new Empty()),
    getPluginInfo: answer(() => new PluginInfo().setVersion(version)),
    checkConfig: answer((request) => new CheckResponse().setInputs(request.getNews())),
    diffConfig: answer(() => new DiffResponse().setChanges(DiffResponse.DiffChanges.DIFF_NONE)),
    configure: answer(() => new ConfigureResponse().setSupportspreview(true)),
    invoke: answer((request) => invoke(request, secrets)),
    check: answer((request) => {
      findResourceType(toType(request));
      return new CheckResponse().setInputs(request.getNews());
    }),
    diff: answer(diff),
    create: answer((request) => create(request, cloud)),
    read: answer((request) => read(request, cloud)),
    update: answer((request) => update(request, cloud)),
    delete: answer((request) => remove(request, cloud)),
    cancel: answer(() => new Empty()),
  };
  server.addService(ResourceProviderService, { ...methods });
}

function invoke(request: InvokeRequest, secrets: Secrets): InvokeResponse {
  return new InvokeResponse().setReturn(
    toStruct(callFunction(request.getTok(), fromStruct(request.getArgs()), secrets)),
  );
}

function diff(request: DiffRequest): DiffResponse {
  const difference = findDifference(findResourceType(toType(request)), {
    state: fromStruct(request.getOlds()),
    oldInputs: fromStruct(request.getOldInputs()),
    newInputs: fromStruct(request.getNews()),
  });
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  const paths = Object.keys(difference.changes);
  const response = new DiffResponse()
    .setChanges(paths.length === 0 ? DIFF_NONE : DIFF_SOME)
    .setDiffsList([...new Set(paths.map(toName))])
    .setReplacesList([...difference.replacedBy])
    .setDeletebeforereplace(difference.deleteBeforeReplace)
    .setHasdetaileddiff(true);
  for (const path of paths) response.getDetaileddiffMap().set(path, toPropertyDiff(path, difference));
  return response;
}

function toPropertyDiff(path: string, { changes, replacedBy }: Difference): PropertyDiff {
  const kinds = KINDS[changes[path] ?? 'update'];
  return new PropertyDiff().setKind(replacedBy.includes(toName(path)) ? kinds.replacing : kinds.updating);
}

const KINDS: { readonly [change in Change]: { updating: PropertyDiff.Kind; replacing: PropertyDiff.Kind } } = {
  add: { updating: PropertyDiff.Kind.ADD, replacing: PropertyDiff.Kind.ADD_REPLACE },
  update: { updating: PropertyDiff.Kind.UPDATE, replacing: PropertyDiff.Kind.UPDATE_REPLACE },
  delete: { updating: PropertyDiff.Kind.DELETE, replacing: PropertyDiff.Kind.DELETE_REPLACE },
};

function create(request: CreateRequest, cloud: Cloud): CreateResponse {
  const type = toType(request);
  const inputs = fromStruct(request.getProperties());
  if (request.getPreview()) return new CreateResponse().setProperties(toStruct({ ...unknownOutputs(type), ...inputs }));
  const { id, state } = cloud.create(type, inputs);
  return new CreateResponse().setId(id).setProperties(toStruct(state));
}

function unknownOutputs(type: string): Values {
  return Object.fromEntries(Object.keys(computedOutputs(type, '')).map((output) => [output, UNKNOWN]));
}

/** Tells the settings that the program gives as inputs, and everything as outputs; no id where there is nothing. */
function read(request: ReadRequest, cloud: Cloud): ReadResponse {
  const found = cloud.tryFind(toType(request), request.getId());
  if (!found) return new ReadResponse();
  const given = Object.keys(fromStruct(request.getInputs()));
  const inputs = Object.entries(found.settings).filter(([name]) => given.length === 0 || given.includes(name));
  return new ReadResponse()
    .setId(found.id)
    .setInputs(toStruct(Object.fromEntries(inputs)))
    .setProperties(toStruct(found.state));
}

/** Sends only what differs from the state, so that what others changed since stays as it is. */
function update(request: UpdateRequest, cloud: Cloud): UpdateResponse {
  const type = toType(request);
  const id = request.getId();
  const newInputs = fromStruct(request.getNews());
  if (request.getPreview())
    return new UpdateResponse().setProperties(toStruct({ ...computedOutputs(type, id), ...newInputs }));
  const compared = { state: fromStruct(request.getOlds()), oldInputs: fromStruct(request.getOldInputs()), newInputs };
  const changed = Object.keys(findDifference(findResourceType(type), compared).changes).map(toName);
  const { state } = cloud.update(type, id, Object.fromEntries(changed.map((name) => [name, newInputs[name] ?? null])));
  return new UpdateResponse().setProperties(toStruct(state));
}

function remove(request: DeleteRequest, cloud: Cloud): Empty {
  cloud.delete(toType(request), request.getId());
  return new Empty();
}

/** The type is the last one in the URN, after those of the parents. */
function toType(request: { getUrn(): string }): string {
  return request.getUrn().replace(/^urn:pulumi:.*?::.*?::(?:.*\$)?(.*?)::.*$/s, '$1');
}
