import type { Server } from '@grpc/grpc-js';
import { type IResourceMonitorServer, ResourceMonitorService } from '@pulumi/pulumi/proto/resource_grpc_pb';
import {
  DeploymentInfo,
  type ReadResourceRequest,
  ReadResourceResponse,
  RegisterPackageResponse,
  type RegisterResourceRequest,
  RegisterResourceResponse,
  ResourceInvokeResponse,
  ResourceMonitorFeature,
  SupportsFeatureResponse,
  TransformResourceOptions,
} from '@pulumi/pulumi/proto/resource_pb';
import { Aliases } from './aliases';
import { type InvokeAnswers, toWire } from './invokes';
import { toTransformOptions } from './options';
import { type OutputValues, takeOutputNames, toState } from './outputs';
import type { Registration, Registrations } from './registrations';
import { Empty, Struct } from './sdk';
import { answer, refuse } from './service';
import { Transforms } from './transforms';
import { toUrn, type UrnScope } from './urn';
import { fromStruct, type WireObject } from './wire';

/** What a monitor knows before the program runs. */
export interface MonitorOptions {
  /** Project and stack. */
  readonly scope: UrnScope;
  /** Answers to calls of provider functions. */
  readonly answers: InvokeAnswers;
  /** Outputs that are no marks. */
  readonly outputs: OutputValues;
}

/** The engine's side of a program: it says yes to everything, makes nothing, and remembers. */
export class Monitor {
  private readonly transforms = new Transforms();
  private readonly aliases: Aliases;
  private readonly answered = new Map<string, Answer>();

  constructor(
    private readonly registrations: Registrations,
    private readonly options: MonitorOptions,
  ) {
    this.aliases = new Aliases(options.scope);
  }

  /** Adds the service to a server. */
  serve(server: Server): void {
    const service: IResourceMonitorServer = {
      getDeploymentInfo: answer(() => new DeploymentInfo().setSupportedfeaturesList(FEATURES)),
      supportsFeature: answer((request) =>
        new SupportsFeatureResponse().setHassupport(FEATURE_IDS.includes(request.getId())),
      ),
      registerResource: answer((request) => this.register(request)),
      readResource: answer((request) => this.read(request)),
      registerResourceOutputs: answer((request) => {
        this.registrations.addOutputs(request.getUrn(), fromStruct(request.getOutputs()));
        return new Empty();
      }),
      invoke: answer((request) => this.invoke(request.getTok(), fromStruct(request.getArgs()), request.getProvider())),
      registerStackTransform: answer((callback) => {
        this.transforms.addToStack(callback);
        return new Empty();
      }),
      registerPackage: answer((request) => new RegisterPackageResponse().setRef(request.getName())),
      signalAndWaitForShutdown: answer(() => new Empty()),
      registerResourceHook: answer(() => new Empty()),
      registerErrorHook: answer(() => new Empty()),
      registerStackInvokeTransform: refuse('transforms of provider functions'),
      existsResource: refuse('asking whether a resource exists'),
      call: refuse('methods of resources'),
    };
    server.addService(ResourceMonitorService, service);
  }

  /** Ends all connections to the program. */
  close(): void {
    this.transforms.close();
  }

  private async register(request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
    const { inputs: sent, outputs } = takeOutputNames(fromStruct(request.getObject()));
    const resource = { type: request.getType(), name: request.getName(), parent: request.getParent() };
    const urn = this.claim(resource);
    const custom = request.getCustom();
    const { properties, options } = await this.transforms.run(urn, request.getTransformsList(), {
      ...resource,
      custom,
      properties: sent,
      options: toTransformOptions(request),
    });
    const propertyDependencies = toPropertyDependencies(request);
    const aliases = this.aliases.add({ ...resource, urn }, options.getAliasesList());
    const registration = {
      ...resource,
      urn,
      custom,
      inputs: properties,
      options,
      aliases,
      propertyDependencies,
    };
    const { id, state } = this.answerFor(registration, outputs);
    return new RegisterResourceResponse().setUrn(urn).setId(id).setObject(Struct.fromJavaScript(state));
  }

  private read(request: ReadResourceRequest): ReadResourceResponse {
    const { inputs, outputs } = takeOutputNames(fromStruct(request.getProperties()));
    const resource = { type: request.getType(), name: request.getName(), parent: request.getParent() };
    const urn = this.claim(resource);
    const options = new TransformResourceOptions()
      .setProvider(request.getProvider())
      .setDependsOnList(request.getDependenciesList());
    const read = request.getId();
    const known = { ...resource, urn, custom: true, inputs, options, aliases: [], propertyDependencies: {}, read };
    const { state } = this.answerFor(known, outputs);
    return new ReadResourceResponse().setUrn(urn).setProperties(Struct.fromJavaScript(state));
  }

  private claim(resource: { readonly type: string; readonly name: string; readonly parent: string }): string {
    const urn = toUrn(this.options.scope, resource);
    this.registrations.claim(urn);
    return urn;
  }

  private answerFor(registration: Registration, outputs: readonly string[]): Answer {
    const mark = this.registrations.add(registration);
    const given = this.options.outputs(registration);
    const secret = registration.options.getAdditionalSecretOutputsList();
    const state = toState(registration.inputs, outputs, secret, mark);
    const answer = { id: registration.custom ? mark('id') : '', state: { ...state, ...toWire(given) } };
    this.answered.set(registration.urn, answer);
    return answer;
  }

  private invoke(token: string, args: WireObject, provider: string): ResourceInvokeResponse {
    if (token === GET_RESOURCE) return this.findAnswered(String(args.urn));
    const find = this.options.answers[token];
    if (!find)
      throw new Error(
        `the recorder has no answer to ${token}; give it one: answers: { '${token}': (args) => ({ … }) }`,
      );
    const mark = this.registrations.add({ token, args, provider });
    return new ResourceInvokeResponse().setReturn(Struct.fromJavaScript(toWire(find(args, mark))));
  }

  /** A program that reads an input that is a resource gets a reference, and asks for what it stands for. */
  private findAnswered(urn: string): ResourceInvokeResponse {
    const answer = this.answered.get(urn);
    if (!answer) throw new Error(`the program has no resource ${urn}`);
    return new ResourceInvokeResponse().setReturn(Struct.fromJavaScript({ urn, ...answer }));
  }
}

/** What a program was told of a resource. */
interface Answer {
  /** Id; empty: none. */
  readonly id: string;
  /** Outputs. */
  readonly state: WireObject;
}

/** The SDK's own function for the state of a resource, by its URN. */
const GET_RESOURCE = 'pulumi:pulumi:getResource';

function toPropertyDependencies(request: RegisterResourceRequest): { readonly [input: string]: readonly string[] } {
  const dependencies = [...request.getPropertydependenciesMap().entries()];
  return Object.fromEntries(dependencies.map(([input, urns]) => [input, urns.getUrnsList()]));
}

/** All that the engine of this SDK has and that shows in a recording. Outputs are sent as plain values. */
const FEATURES = [
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_REPLACEMENT_TRIGGER,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
  ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
];

/** The same, as older SDKs ask for them one by one. */
const FEATURE_IDS = [
  'secrets',
  'resourceReferences',
  'aliasSpecs',
  'deletedWith',
  'transforms',
  'parameterization',
  'resourceHooks',
];
