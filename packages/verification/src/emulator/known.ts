import type { TemplateValue } from '@tap-pipeline/conformance';
import type { ReadBack } from './reader';

/** What is known of a place where stacks are deployed: nothing of AWS, and much of an emulator. */
export interface Known {
  /** Attributes that it does not have, and policies cannot do without. */
  readonly missingAttributes: readonly MissingAttribute[];
  /** Attributes that it tells otherwise than AWS does. */
  readonly otherAttributes: readonly OtherAttribute[];
  /** Properties that it drops, and resources that it only pretends to make. */
  readonly pretended: readonly Pretended[];
  /** What it leaves behind when a stack is deleted. */
  readonly leftBehind: readonly LeftBehind[];
}

/** An attribute for which the template that is deployed says something else. */
export interface MissingAttribute {
  /** Type of the resource. */
  readonly type: string;
  /** Attributes, `Ref` among them. */
  readonly attributes: readonly string[];
  /** What stands in the template instead. */
  readonly instead: (logicalId: string) => TemplateValue;
  /** Why. */
  readonly why: string;
}

/** An attribute whose value is not that of AWS. What links to it is compared with the value that it has here. */
export interface OtherAttribute {
  /** Type of the resource. */
  readonly type: string;
  /** The attribute. */
  readonly attribute: string;
  /** Its value here; `found` is undefined when the resource is only pretended. */
  readonly value: (found: ReadBack | undefined, where: Whereabouts) => string;
  /** What it is, and what it is with AWS. */
  readonly why: string;
}

/** Where a resource is, and what the template calls it. */
export interface Whereabouts {
  /** Region. */
  readonly region: string;
  /** Account. */
  readonly account: string;
  /** Its name in the template. */
  readonly logicalId: string;
}

/** A property that is dropped. */
export interface Pretended {
  /** Type of the resource. */
  readonly type: string;
  /** Path of the property without names of items, `LoadBalancerAttributes`; undefined when the whole resource is not made. */
  readonly path?: string;
  /** What becomes of it. */
  readonly why: string;
}

/** What is left of a stack that is gone. */
export interface LeftBehind {
  /** Type of the resource, or type and name of a single one. */
  readonly type: string;
  /** Why. */
  readonly why: string;
  /** Type of the resource that it comes with. @default a system alone says whether it comes */
  readonly comesWith?: string;
}

/** Of an account there is little that has to be known. */
export const ACCOUNT_KNOWN: Known = {
  missingAttributes: [],
  otherAttributes: [],
  pretended: [],
  leftBehind: [],
};

/** What no service tells, in an account as little as in an emulator. */
export const UNTOLD: readonly Pretended[] = [
  {
    type: 'AWS::ECR::Repository',
    path: 'EmptyOnDelete',
    why: 'CloudFormation acts on it when it deletes the repository; Amazon ECR does not know it',
  },
  {
    type: 'AWS::KMS::Key',
    path: 'PendingWindowInDays',
    why: 'CloudFormation acts on it when it deletes the key; AWS KMS does not know it before',
  },
  {
    type: 'AWS::Lambda::Function',
    path: 'Code',
    why: 'AWS Lambda tells where an archive with the code is, and not the text',
  },
  {
    type: 'Custom::DefaultSecurityGroup',
    path: 'ServiceToken',
    why: 'it says which function closes the group, and the group does not know it',
  },
  {
    type: 'Custom::BucketContents',
    why: 'a custom resource is what its function does when the stack is deleted; there is nothing to ask for',
  },
];
