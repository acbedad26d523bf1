/**
 * Something that has to be in place before something else is made, where no reference carries the order:
 * the policies of a role; a bucket with its policy (and what empties it), or the policy alone; a topic with its policy; a log
 * group; a listener; the rules of a security group; the attached internet gateway; the routes and endpoints of the network; the capacity providers of the cluster.
 */
export type Prerequisite =
  | `permissions/${string}`
  | `bucket/${string}`
  | `bucketPolicy/${string}`
  | `topic/${string}`
  | `logs/${string}`
  | `listener/${string}`
  | `securityGroup/${string}`
  | 'internetGateway'
  | 'routes'
  | 'clusterCapacity';

/** A block that acts, with what must be in place before it does. */
export interface Ordered {
  /** What is made before it, besides what it refers to. */
  readonly waitsFor: readonly Prerequisite[];
}
