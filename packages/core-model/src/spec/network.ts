import type { SecurityGroupId, SubnetId } from './build';
import type { Cidr } from './deploy';

/** The network that the service runs in. */
export type NetworkSpec = NewNetworkSpec | ExistingNetworkSpec;

/** A VPC of its own, with public subnets for the load balancer and private ones for the tasks. */
export interface NewNetworkSpec {
  /** A VPC is created. */
  readonly kind: 'new';
  /**
   * Addresses of the VPC; the prefix is 16 to 24.
   * @default "10.0.0.0/16"
   */
  readonly cidr?: Cidr;
  /**
   * Number of availability zones.
   * @default 2
   */
  readonly zones?: 2 | 3;
  /**
   * How tasks reach ECR, logs and everything else outside the VPC: one NAT gateway, one per zone,
   * interface endpoints (AWS only, no internet), or a public IP each.
   * @default "nat"
   */
  readonly egress?: 'nat' | 'nat-per-zone' | 'endpoints' | 'public-ip';
  /** Whether accepted and rejected traffic is logged. @default true */
  readonly flowLogs?: boolean;
  /**
   * Whether the rules of the VPC's default security group are taken away. Nothing here uses that group; AWS lets its
   * members reach each other and everything else. Costs nothing; with the CDK it takes a function.
   * @default false
   * @see VPC User Guide, "Default security groups for your VPCs"
   */
  readonly closeDefaultGroup?: boolean;
}

/** A VPC that is there already. */
export interface ExistingNetworkSpec {
  /** Ids are given. */
  readonly kind: 'existing';
  /**
   * Id of the VPC.
   * @pattern ^vpc-[0-9a-f]{8,17}$
   */
  readonly vpcId: string;
  /**
   * Subnets of the load balancer, in at least two zones. Not needed with `loadBalancer`.
   * @minItems 2
   */
  readonly publicSubnetIds?: readonly SubnetId[];
  /**
   * Subnets of the tasks; with `egress: public-ip` these must be public ones.
   * @minItems 1
   */
  readonly taskSubnetIds: readonly SubnetId[];
  /**
   * How those subnets reach ECR and logs. It is said and not looked up, since nothing is asked of AWS
   * before deployment.
   */
  readonly egress: 'nat' | 'endpoints' | 'public-ip';
  /** An Application Load Balancer that is there already. Left out: one is created. */
  readonly loadBalancer?: ExistingLoadBalancerSpec;
  /**
   * Name of an ECS cluster that is there already. Left out: one is created.
   * @pattern ^[A-Za-z0-9_-]{1,255}$
   */
  readonly cluster?: string;
}

/** An Application Load Balancer that is there already; a listener is added to it. */
export interface ExistingLoadBalancerSpec {
  /**
   * ARN of the load balancer.
   * @pattern ^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/app/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}$
   */
  readonly arn: string;
  /** Security group of the load balancer; tasks admit it. */
  readonly securityGroupId: SecurityGroupId;
  /**
   * Its DNS name, which the outputs repeat.
   * @pattern ^[A-Za-z0-9.-]+$
   */
  readonly dnsName: string;
  /**
   * Port of the listener that is added; it must be free.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly listenerPort: number;
}
