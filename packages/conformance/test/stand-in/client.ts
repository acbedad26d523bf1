import { credentials, type ServiceError } from '@grpc/grpc-js';
import { PluginAttach, type PluginInfo } from '@pulumi/pulumi/proto/plugin_pb';
import { ResourceProviderClient } from '@pulumi/pulumi/proto/provider_grpc_pb';
import {
  CheckRequest,
  type CheckResponse,
  ConfigureRequest,
  type ConfigureResponse,
  CreateRequest,
  type CreateResponse,
  DeleteRequest,
  DiffRequest,
  DiffResponse,
  InvokeRequest,
  type InvokeResponse,
  PropertyDiff,
  ProviderHandshakeRequest,
  type ProviderHandshakeResponse,
  ReadRequest,
  type ReadResponse,
  UpdateRequest,
  type UpdateResponse,
} from '@pulumi/pulumi/proto/provider_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { fromStruct, toStruct, type Values } from '../../src/stand-in';

/** What the provider says about a change. */
export interface ToldDifference {
  /** Whether anything changes. */
  readonly changes: boolean;
  /** Inputs that replace. */
  readonly replaces: readonly string[];
  /** Whether the old resource goes first. */
  readonly deleteBeforeReplace: boolean;
  /** What happens to which property. */
  readonly detailed: { readonly [path: string]: string };
}

/** The engine's side of the connection, in plain values. */
export class EngineClient {
  private readonly client: ResourceProviderClient;

  constructor(port: number) {
    this.client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  /** Ends the connection. */
  close(): void {
    this.client.close();
  }

  /** Does what the engine does first, and tells which version of the AWS provider it meets. */
  async start(
    config: Values,
  ): Promise<{ readonly version: string; readonly config: Values; readonly previews: boolean }> {
    await call<Empty>((told) => this.client.attach(new PluginAttach().setAddress('127.0.0.1:1'), told));
    const info = await call<PluginInfo>((told) => this.client.getPluginInfo(new Empty(), told));
    const check = new CheckRequest().setNews(toStruct(config));
    const checked = await call<CheckResponse>((told) => this.client.checkConfig(check, told));
    const diff = new DiffRequest().setNews(checked.getInputs());
    const changes = (await call<DiffResponse>((told) => this.client.diffConfig(diff, told))).getChanges();
    if (changes !== DiffResponse.DiffChanges.DIFF_NONE) throw new Error('the config of the provider has changed');
    const configure = new ConfigureRequest().setArgs(checked.getInputs());
    const configured = await call<ConfigureResponse>((told) => this.client.configure(configure, told));
    return {
      version: info.getVersion(),
      config: fromStruct(checked.getInputs()),
      previews: configured.getSupportspreview(),
    };
  }

  /** Tells the provider that the user has interrupted. */
  async cancel(): Promise<void> {
    await call<Empty>((told) => this.client.cancel(new Empty(), told));
  }

  /** Whether the provider wants to be told which values are secrets. */
  async acceptsSecrets(): Promise<boolean> {
    const response = await call<ProviderHandshakeResponse>((told) =>
      this.client.handshake(new ProviderHandshakeRequest(), told),
    );
    return response.getAcceptSecrets();
  }

  /** Calls a function. */
  async invoke(token: string, args: Values): Promise<Values> {
    const request = new InvokeRequest().setTok(token).setArgs(toStruct(args));
    return fromStruct((await call<InvokeResponse>((told) => this.client.invoke(request, told))).getReturn());
  }

  /** The inputs as the provider wants them. */
  async check(type: string, news: Values): Promise<Values> {
    const request = new CheckRequest().setUrn(toUrn(type)).setNews(toStruct(news));
    return fromStruct((await call<CheckResponse>((told) => this.client.check(request, told))).getInputs());
  }

  /** What a change of inputs would do. */
  async diff(type: string, state: Values, oldInputs: Values, newInputs: Values): Promise<ToldDifference> {
    const request = new DiffRequest()
      .setUrn(toUrn(type))
      .setOlds(toStruct(state))
      .setOldInputs(toStruct(oldInputs))
      .setNews(toStruct(newInputs));
    const response = await call<DiffResponse>((told) => this.client.diff(request, told));
    const kinds = [...response.getDetaileddiffMap().entries()].map(([path, diff]) => [path, KINDS[diff.getKind()]]);
    return {
      changes: response.getChanges() === DiffResponse.DiffChanges.DIFF_SOME,
      replaces: response.getReplacesList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
      detailed: Object.fromEntries(kinds),
    };
  }

  /** Makes a resource, or says what it would be. */
  async create(
    type: string,
    inputs: Values,
    preview = false,
  ): Promise<{ readonly id: string; readonly state: Values }> {
    const request = new CreateRequest().setUrn(toUrn(type)).setProperties(toStruct(inputs)).setPreview(preview);
    const response = await call<CreateResponse>((told) => this.client.create(request, told));
    return { id: response.getId(), state: fromStruct(response.getProperties()) };
  }

  /** Looks at a resource; the id is empty where there is none. */
  async read(type: string, id: string, inputs: Values): Promise<{ id: string; inputs: Values; state: Values }> {
    const request = new ReadRequest().setUrn(toUrn(type)).setId(id).setInputs(toStruct(inputs));
    const response = await call<ReadResponse>((told) => this.client.read(request, told));
    return {
      id: response.getId(),
      inputs: fromStruct(response.getInputs()),
      state: fromStruct(response.getProperties()),
    };
  }

  /** Changes a resource. */
  async update(type: string, id: string, old: Values, newInputs: Values, preview = false): Promise<Values> {
    const request = new UpdateRequest()
      .setUrn(toUrn(type))
      .setId(id)
      .setOlds(toStruct(old))
      .setOldInputs(toStruct(old))
      .setNews(toStruct(newInputs))
      .setPreview(preview);
    return fromStruct((await call<UpdateResponse>((told) => this.client.update(request, told))).getProperties());
  }

  /** Takes a resource away. */
  async delete(type: string, id: string): Promise<void> {
    await call<Empty>((told) => this.client.delete(new DeleteRequest().setUrn(toUrn(type)).setId(id), told));
  }
}

const KINDS: { readonly [kind in PropertyDiff.Kind]: string } = {
  [PropertyDiff.Kind.ADD]: 'add',
  [PropertyDiff.Kind.ADD_REPLACE]: 'add, replaces',
  [PropertyDiff.Kind.DELETE]: 'delete',
  [PropertyDiff.Kind.DELETE_REPLACE]: 'delete, replaces',
  [PropertyDiff.Kind.UPDATE]: 'update',
  [PropertyDiff.Kind.UPDATE_REPLACE]: 'update, replaces',
};

function toUrn(type: string): string {
  return `urn:pulumi:dev::orders::tap-pipeline:index:DeliveryPipeline$${type}::orders-thing`;
}

function call<Response>(
  start: (told: (error: ServiceError | null, response: Response) => void) => void,
): Promise<Response> {
  return new Promise((tell, fail) => start((error, response) => (error ? fail(error) : tell(response))));
}
