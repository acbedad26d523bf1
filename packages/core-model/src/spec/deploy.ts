import type { ServiceSpec } from './service';

/** Where and how the service is deployed. */
export type DeploySpec = NoDeploySpec | EcsDeploySpec;

/** The pipeline ends with the image, or with an approval. */
export interface NoDeploySpec {
  /** No deployment. */
  readonly target: 'none';
}

/** Blue/green deployment of a Fargate service behind an Application Load Balancer. */
export interface EcsDeploySpec {
  /** Amazon ECS on Fargate. */
  readonly target: 'ecs';
  /**
   * Who shifts the traffic: AWS CodeDeploy.
   * @default "codedeploy"
   */
  readonly controller?: 'codedeploy';
  /** How the traffic goes from the old tasks to the new ones. */
  readonly strategy?: StrategySpec;
  /**
   * Minutes that the old tasks are kept after the shift, so that a rollback is immediate.
   * @minimum 1
   * @maximum 2880
   * @asType integer
   * @default 15
   * @see CodeDeploy API Reference, "BlueInstanceTerminationOption"
   */
  readonly terminationWaitMinutes?: number;
  /** What makes CodeDeploy go back to the old tasks. */
  readonly rollback?: RollbackSpec;
  /** A second listener through which the new tasks can be tried before the shift. Left out: none. */
  readonly testListener?: TestListenerSpec;
  /** Functions that check a deployment at the steps of its life; each is the ARN of an existing Lambda function. */
  readonly hooks?: HooksSpec;
  /** The service. */
  readonly service?: ServiceSpec;
}

/**
 * How the traffic is shifted. A shift may take 48 hours at most.
 * @see CodeDeploy User Guide, "Deployment configurations on an Amazon ECS compute platform"
 */
export type StrategySpec =
  | {
      /** All at once. */
      readonly kind: 'all-at-once';
    }
  | {
      /** A part first, then the rest. */
      readonly kind: 'canary';
      /**
       * Percent of the traffic that goes first.
       * @minimum 1
       * @maximum 99
       * @asType integer
       * @default 10
       */
      readonly percent?: number;
      /**
       * Minutes until the rest follows.
       * @minimum 1
       * @maximum 2880
       * @asType integer
       * @default 5
       */
      readonly waitMinutes?: number;
    }
  | {
      /** In equal steps. */
      readonly kind: 'linear';
      /**
       * Percent of the traffic in each step.
       * @minimum 1
       * @maximum 99
       * @asType integer
       * @default 10
       */
      readonly percent?: number;
      /**
       * Minutes between two steps.
       * @minimum 1
       * @maximum 2880
       * @asType integer
       * @default 1
       */
      readonly waitMinutes?: number;
    };

/** What makes CodeDeploy go back to the old tasks. */
export interface RollbackSpec {
  /** When the deployment fails. @default true */
  readonly onFailure?: boolean;
  /** When the alarm `serverErrors` or `latencyMs` of `monitoring.alarms` goes off. Left out: true when there is one of them. */
  readonly onAlarm?: boolean;
  /** When somebody stops the deployment. @default true */
  readonly onRequest?: boolean;
}

/** A listener for trying new tasks. */
export interface TestListenerSpec {
  /**
   * Port of the listener.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   * @default 8443
   */
  readonly port?: number;
  /**
   * Addresses that may reach it, for example `10.0.0.0/8`.
   * @minItems 1
   */
  readonly allowedCidrs: readonly Cidr[];
}

/**
 * A block of IPv4 addresses, for example `10.0.0.0/16`.
 * @pattern ^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}$
 */
export type Cidr = string;

/**
 * ARN of a Lambda function.
 * @pattern ^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_$-]+)?$
 */
export type FunctionArn = string;

/**
 * Functions by step; each gets the deployment's id and reports success or failure to CodeDeploy.
 * @see CodeDeploy User Guide, "AppSpec 'hooks' section for an Amazon ECS deployment"
 */
export interface HooksSpec {
  /** Before the new tasks are made. */
  readonly beforeInstall?: FunctionArn;
  /** When the new tasks run. */
  readonly afterInstall?: FunctionArn;
  /** When the test listener points at the new tasks; needs `testListener`. */
  readonly afterAllowTestTraffic?: FunctionArn;
  /** Before the traffic is shifted. */
  readonly beforeAllowTraffic?: FunctionArn;
  /** When the traffic is shifted. */
  readonly afterAllowTraffic?: FunctionArn;
}
