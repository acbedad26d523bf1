import * as pulumi from '@pulumi/pulumi';

/** A component whose children are named after it, so that a rename of the component renames them along. */
export abstract class Component extends pulumi.ComponentResource {
  /** Logical name; the names of all children begin with it. */
  readonly logicalName: string;

  /**
   * @param type type token, `tap-pipeline:<module>:<Class>`; it is part of every child's URN and never changes
   * @param name logical name
   */
  constructor(type: string, name: string, options: pulumi.ComponentResourceOptions) {
    super(type, name, {}, options);
    this.logicalName = name;
  }

  /** Logical name of a child. */
  childName(id: string): string {
    return `${this.logicalName}-${id}`;
  }
}
