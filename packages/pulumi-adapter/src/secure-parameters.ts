import type * as aws from '@pulumi/aws';
import * as ssm from '@pulumi/aws/ssm';
import * as pulumi from '@pulumi/pulumi';
import { type DeliveryPipelinePlan, ref } from '@tap-pipeline/core-model';
import { Block, type BlockContext } from './block';
import type { Component } from './component';

/** Values of parameters, by the name that the spec gives them; `{suffix}` in a name is the environment suffix. */
export type SecureParameterValues = { readonly [name: string]: pulumi.Input<string> };

/**
 * SecureString parameters that the spec refers to, from secret stack config. CloudFormation cannot create
 * such parameters; Pulumi can, and keeps their values encrypted in its state. The pipeline, which runs as
 * soon as it is there, waits for them.
 */
export class SecureParameters extends Block<DeliveryPipelinePlan> {
  /** Parameters, by their full name. */
  readonly parameters: { readonly [name: string]: aws.ssm.Parameter };

  constructor(
    parent: Component,
    id: string,
    plan: DeliveryPipelinePlan,
    values: SecureParameterValues,
    context: BlockContext,
  ) {
    super('tap-pipeline:index:SecureParameters', parent, id, plan, context);
    const named = Object.entries(values).map(([given, value]) => [fullName(given, plan), value] as const);
    this.parameters = Object.fromEntries(named.map(([name, value]) => [name, this.createParameter(name, value)]));
    context.order.provide(`permissions/${plan.delivery.pipeline.role.id}`, ...Object.values(this.parameters));
  }

  private createParameter(name: string, value: pulumi.Input<string>): aws.ssm.Parameter {
    const { plan, context } = this;
    return new ssm.Parameter(
      this.childName(name.replace(/^\//, '')),
      {
        name,
        type: 'SecureString',
        value: pulumi.secret(value),
        keyId: plan.delivery.encryptionKey && context.references.resolve(ref('encryptionKey', 'arn')),
        tags: this.tags(),
      },
      this.options(),
    );
  }
}

/**
 * Checks the names before anything is made.
 * @throws pulumi.RunError when the spec refers to no parameter of a name
 */
export function checkSecureParameters(plan: DeliveryPipelinePlan, values: SecureParameterValues): void {
  const known = plan.needs.filter(({ kind }) => kind === 'parameter').map(({ name }) => name);
  for (const name of Object.keys(values).map((given) => fullName(given, plan))) {
    if (!known.includes(name)) throw unknownParameter(name, known);
  }
}

function fullName(given: string, plan: DeliveryPipelinePlan): string {
  return given.replaceAll('{suffix}', plan.environment.suffix);
}

function unknownParameter(name: string, known: readonly string[]): pulumi.RunError {
  const names = known.length === 0 ? 'no parameter' : known.join(', ');
  return new pulumi.RunError(`secureParameters has ${name}, which the spec does not refer to; it refers to ${names}`);
}
