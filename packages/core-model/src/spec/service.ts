import type { Cidr } from './deploy';
import type { VariablesSpec } from './source';

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
