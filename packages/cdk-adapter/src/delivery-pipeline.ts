import {
  type DeliveryPipelinePlan,
  type PipelineSpec,
  type PlatformSettings,
  planSpec,
  readSpec,
} from '@tap-pipeline/core-model';
import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { toConstructId } from './block';
import { Delivery } from './delivery';
import { Order } from './order';
import { createOutputs } from './outputs';
import { References } from './references';
import { Runtime } from './runtime';
import { tagEverything } from './tags';

/** What is built: a spec, or a plan that was made before. */
export type DeliveryPipelineProps = SpecProps | PlanProps;

/** A pipeline from a spec. */
export interface SpecProps {
  /** The path to production of one service. */
  readonly spec: PipelineSpec;

  /**
   * Environment suffix, part of every physical name: `dev`, `prod`, `pr123`.
   * @default from CDK context, the environment or the spec, in this order
   */
  readonly environmentSuffix?: string;

  /**
   * Other settings that go before the spec, by name, for example `{ removal: 'retain' }`.
   * @default from CDK context, the environment or the spec, in this order
   */
  readonly settings?: { readonly [setting: string]: unknown };

  /**
   * What the platform team sets, or the name of its file or npm package; `{}` for nothing.
   * @default what the environment variable TAP_PIPELINE_PLATFORM names, or the nearest `tap-pipeline.platform.yaml`,
   * seen from the file of the spec or, for a spec in code, from the working directory
   */
  readonly platform?: PlatformSettings | string;
}

/** A pipeline from a plan. */
export interface PlanProps {
  /** Everything that is decided; nothing is added to it. */
  readonly plan: DeliveryPipelinePlan;
}

/** One service's path to production: source, builds, registry, pipeline, and the service that it deploys. */
export class DeliveryPipeline extends Construct {
  /** Builds a spec that is in a file: YAML, JSON, or a CommonJS module. Throws a `PipelineError` with every problem of it. */
  static fromSpecFile(
    scope: Construct,
    id: string,
    path: string,
    props: Omit<SpecProps, 'spec'> = {},
  ): DeliveryPipeline {
    return new DeliveryPipeline(scope, id, { ...props, spec: readSpec(path) });
  }

  /** Everything that is decided about it. */
  readonly plan: DeliveryPipelinePlan;
  /** What lives in the tooling account. */
  readonly delivery: Delivery;
  /** What lives where the service runs; empty when nothing is deployed. */
  readonly runtimes: readonly Runtime[];
  /** Values of the stack's outputs, by name. */
  readonly outputs: { readonly [name: string]: string };

  /** Throws a `PipelineError` with every problem of the spec and the settings. */
  constructor(scope: Construct, id: string, props: DeliveryPipelineProps) {
    super(scope, id);
    this.plan = 'plan' in props ? props.plan : this.planFrom(props);
    const context = { references: new References(this), order: new Order() };

    this.delivery = new Delivery(this, 'Default', this.plan.delivery, context);
    this.runtimes = this.plan.runtimes.map((runtime) => new Runtime(this, toConstructId(runtime.id), runtime, context));
    this.outputs = createOutputs(this, this.plan.outputs, context.references);

    tagEverything(this, this.plan.tags);
    context.references.settle();
    context.order.settle();
  }

  private planFrom({ spec, environmentSuffix, settings, platform }: SpecProps): DeliveryPipelinePlan {
    const { account, region } = Stack.of(this);
    return planSpec(spec, {
      explicit: { ...settings, ...(environmentSuffix !== undefined && { environmentSuffix }) },
      context: (key) => this.node.tryGetContext(key),
      variables: process.env,
      folder: process.cwd(),
      ...(platform !== undefined && { platform }),
      ...(!Token.isUnresolved(account) && { account }),
      ...(!Token.isUnresolved(region) && { region }),
    });
  }
}
