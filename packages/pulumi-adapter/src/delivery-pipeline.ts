import * as pulumi from '@pulumi/pulumi';
import type { DeliveryPipelinePlan, OutputPlan, PipelineSpec } from '@tap-pipeline/core-model';
import type { BlockContext } from './block';
import { Component } from './component';
import { Delivery } from './delivery';
import { Order } from './order';
import { References } from './references';
import { Runtime } from './runtime';
import { checkSecureParameters, SecureParameters, type SecureParameterValues } from './secure-parameters';
import { type GivenSettings, planForStack, readSpecForStack } from './settings';

/** What is built: a spec, or a plan that was made before. */
export type DeliveryPipelineArgs = SpecArgs | PlanArgs;

/** What can be given with a spec and with a plan. */
export interface CommonArgs {
  /**
   * Values of parameters that the spec refers to, created as SecureString, for example
   * `{ '/orders/{suffix}/docker-hub/password': config.requireSecret('dockerHubPassword') }`.
   * @default none; the parameters are expected to be there
   */
  readonly secureParameters?: SecureParameterValues;
}

/** A pipeline from a spec. */
export interface SpecArgs extends CommonArgs, GivenSettings {
  /** The path to production of one service. */
  readonly spec: PipelineSpec;
}

/** A pipeline from a plan. */
export interface PlanArgs extends CommonArgs {
  /** Everything that is decided; nothing is added to it. */
  readonly plan: DeliveryPipelinePlan;
}

/**
 * One service's path to production: source, builds, registry, pipeline, and the service that it deploys.
 * Provider, `protect`, `transforms`, `aliases` and `ignoreChanges` of its options reach every resource in it.
 */
export class DeliveryPipeline extends Component {
  /**
   * Builds a spec that is in a file: YAML, JSON, or a CommonJS module.
   * @throws pulumi.RunError with every problem of it
   */
  static fromSpecFile(
    name: string,
    path: string,
    args: Omit<SpecArgs, 'spec'> = {},
    opts: pulumi.ComponentResourceOptions = {},
  ): DeliveryPipeline {
    return new DeliveryPipeline(name, { ...args, spec: readSpecForStack(path) }, opts);
  }

  /** Everything that is decided about it. */
  readonly plan: DeliveryPipelinePlan;
  /** What lives in the tooling account. */
  readonly delivery: Delivery;
  /** What lives where the service runs; empty when nothing is deployed. */
  readonly runtimes: readonly Runtime[];
  /** SecureString parameters that are created; undefined when none are given. */
  readonly secureParameters: SecureParameters | undefined;
  /** Outputs, by name; export them from your program: `export const outputs = pipeline.outputs`. */
  readonly outputs: { readonly [name: string]: pulumi.Output<string> };

  /**
   * @param name logical name; the names of all resources in it begin with it
   * @throws pulumi.RunError with every problem of the spec and the settings, before anything is made
   */
  constructor(name: string, args: DeliveryPipelineArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const plan = 'plan' in args ? args.plan : planForStack(args.spec, args, opts);
    if (args.secureParameters) checkSecureParameters(plan, args.secureParameters);
    super('tap-pipeline:index:DeliveryPipeline', name, opts);
    this.plan = plan;
    const context = this.createContext(opts);

    this.secureParameters =
      args.secureParameters && new SecureParameters(this, 'parameter', plan, args.secureParameters, context);
    this.delivery = new Delivery(this, 'delivery', plan.delivery, context);
    this.runtimes = plan.runtimes.map((runtime) => new Runtime(this, runtime.id, runtime, context));
    this.outputs = toOutputs(plan.outputs, context.references);

    context.references.settle();
    this.registerOutputs(this.outputs);
  }

  private createContext({ ignoreChanges = [] }: pulumi.ComponentResourceOptions): BlockContext {
    return { references: new References(this), order: new Order(), tags: this.plan.tags, ignoreChanges };
  }
}

function toOutputs(
  plan: readonly OutputPlan[],
  references: References,
): { readonly [name: string]: pulumi.Output<string> } {
  return Object.fromEntries(plan.map(({ name, value }) => [name, pulumi.output(references.resolve(value))]));
}
