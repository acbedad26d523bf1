import type { VariablesSpec } from './source';

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

/** The service and its tasks. */
export interface ServiceSpec {
  /**
   * CPU units of a task; 1024 is one vCPU. Fargate takes only some pairs with `memoryMiB`.
   * @default 256
   * @see ECS Developer Guide, "Fargate task definition parameters, Task CPU and memory"
   */
  readonly cpu?: 256 | 512 | 1024 | 2048 | 4096 | 8192 | 16384;
  /**
   * Memory of a task in MiB.
   * @minimum 512
   * @maximum 122880
   * @asType integer
   * @default 512
   */
  readonly memoryMiB?: number;
  /**
   * Port that the container listens on. It belongs to the service's load balancer settings, which AWS
   * fixes when the service is created.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   * @default 8080
   */
  readonly port?: number;
  /**
   * Number of tasks; with `autoscaling`, its limits hold instead.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @default 2
   */
  readonly desiredCount?: number;
  /** Limits within which the number of tasks follows the load. Left out: no scaling. */
  readonly autoscaling?: AutoscalingSpec;
  /**
   * Percent of the tasks that run on Fargate Spot, which AWS may stop with two minutes' notice.
   * @minimum 0
   * @maximum 100
   * @asType integer
   * @default 0
   */
  readonly spotPercent?: number;
  /** How the load balancer tells a healthy task. */
  readonly healthCheck?: HealthCheckSpec;
  /** Environment variables of the container. */
  readonly environment?: VariablesSpec;
  /**
   * Whether the container's root file system is read-only.
   * @default true
   */
  readonly readOnlyRootFilesystem?: boolean;
  /**
   * Seconds that a new task is given before the load balancer's checks count. AWS takes it when the service is created; see ADR 5.
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   * @default 60
   */
  readonly healthCheckGraceSeconds?: number;
  /**
   * ARN of a certificate in AWS Certificate Manager. With it the listener speaks HTTPS on port 443 and
   * port 80 redirects; without it the listener speaks HTTP on port 80.
   * @pattern ^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+$
   */
  readonly certificate?: string;
  /**
   * Addresses that may reach the load balancer.
   * @minItems 1
   * @default ["0.0.0.0/0"]
   */
  readonly allowedCidrs?: readonly Cidr[];
  /**
   * What tasks may reach besides HTTPS, for example a database. Left out: HTTPS to anywhere, which pulling the image needs.
   */
  readonly outbound?: readonly OutboundSpec[];
  /**
   * What the service may do in AWS, as statements of its task role. Left out: nothing.
   */
  readonly permissions?: readonly PermissionSpec[];
  /**
   * Image that the service is created with, before the first release: a URI with a digest. It must
   * answer 200 to the health check on `port`. Left out: a small official image with a command that does.
   * Needed when tasks have no way to the public registry (`egress: endpoints`).
   * @pattern ^[a-z0-9.-]+(:[0-9]+)?/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$
   */
  readonly initialImage?: string;
}

/** Addresses and a TCP port that tasks may reach. */
export interface OutboundSpec {
  /** Addresses. */
  readonly cidr: Cidr;
  /**
   * Port.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port: number;
}

/** A grant of the task role. */
export interface PermissionSpec {
  /**
   * Actions in full, for example `dynamodb:GetItem`.
   * @minItems 1
   */
  readonly actions: readonly ActionName[];
  /**
   * ARNs of what they are granted on.
   * @minItems 1
   */
  readonly resources: readonly ResourceArn[];
}

/**
 * An action in full, without wildcards, for example `dynamodb:GetItem`.
 * @pattern ^[a-z0-9-]+:[A-Za-z0-9]+$
 */
export type ActionName = string;

/**
 * ARN of a resource; a wildcard only inside of it, never alone.
 * @pattern ^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{0,12}:.+$
 */
export type ResourceArn = string;

/** Target tracking: AWS adds and removes tasks so that the average stays near the target. */
export interface AutoscalingSpec {
  /**
   * Fewest tasks.
   * @minimum 1
   * @asType integer
   */
  readonly minCount: number;
  /**
   * Most tasks.
   * @minimum 1
   * @asType integer
   */
  readonly maxCount: number;
  /**
   * Average CPU use to aim at, in percent.
   * @minimum 1
   * @maximum 100
   * @asType integer
   * @default 60
   */
  readonly targetCpuPercent?: number;
}

/**
 * How the load balancer tells a healthy task.
 * @see Elastic Load Balancing User Guide, "Health checks for Application Load Balancer target groups"
 */
export interface HealthCheckSpec {
  /**
   * Path that is asked for.
   * @pattern ^/[!-~]*$
   * @maxLength 1024
   * @default "/health"
   */
  readonly path?: string;
  /**
   * Seconds between two checks.
   * @minimum 5
   * @maximum 300
   * @asType integer
   * @default 15
   */
  readonly intervalSeconds?: number;
  /**
   * Seconds until a check without an answer has failed; less than `intervalSeconds`.
   * @minimum 2
   * @maximum 120
   * @asType integer
   * @default 5
   */
  readonly timeoutSeconds?: number;
  /**
   * Checks in a row that make a task healthy.
   * @minimum 2
   * @maximum 10
   * @asType integer
   * @default 2
   */
  readonly healthyCount?: number;
  /**
   * Failed checks in a row that make a task unhealthy.
   * @minimum 2
   * @maximum 10
   * @asType integer
   * @default 3
   */
  readonly unhealthyCount?: number;
  /**
   * Status codes that count as healthy: `200`, `200-299` or `200,204`.
   * @pattern ^[2-4][0-9]{2}([,-][2-4][0-9]{2})*$
   * @default "200"
   */
  readonly codes?: string;
}
