import type { Document, Principal, ResourceStatement, Statement, Trust } from '@tap-pipeline/core-model';
import type { References } from './references';

/** An IAM policy document as CloudFormation takes it. */
export interface PolicyDocumentJson {
  /** Version of the policy language. */
  readonly Version: '2012-10-17';
  /** Statements. */
  readonly Statement: readonly object[];
}

/** The policy of a role, key, bucket or topic. */
export function toPolicyDocument(
  statements: readonly (Statement | ResourceStatement)[],
  references: References,
): PolicyDocumentJson {
  return { Version: '2012-10-17', Statement: statements.map((statement) => toStatement(statement, references)) };
}

/** The trust policy of a role. */
export function toTrustDocument({ principal, conditions }: Trust, references: References): PolicyDocumentJson {
  const statement = {
    Effect: 'Allow',
    Principal: toPrincipal([principal], references),
    Action: 'sts:AssumeRole',
    Condition: conditions && references.resolveDocument(conditions as Document),
  };
  return { Version: '2012-10-17', Statement: [statement] };
}

function toStatement(statement: Statement | ResourceStatement, references: References): object {
  return {
    Sid: statement.sid,
    Effect: statement.effect,
    Principal: 'principals' in statement ? toPrincipal(statement.principals, references) : undefined,
    Action: oneOrMany(statement.actions),
    Resource: oneOrMany(references.resolveAll(statement.resources)),
    Condition: statement.conditions && references.resolveDocument(statement.conditions as Document),
  };
}

function toPrincipal(principals: readonly Principal[], references: References): unknown {
  if (principals.some((principal) => 'anyone' in principal)) return '*';
  const services = principals.flatMap((principal) =>
    'service' in principal ? references.resolve(principal.service) : [],
  );
  const arns = principals.flatMap((principal) => ('aws' in principal ? references.resolve(principal.aws) : []));
  return {
    ...(services.length > 0 && { Service: oneOrMany(services) }),
    ...(arns.length > 0 && { AWS: oneOrMany(arns) }),
  };
}

/** IAM writes a list of one as the thing itself. */
function oneOrMany(texts: readonly string[]): string | readonly string[] {
  const [only, ...rest] = texts;
  return only !== undefined && rest.length === 0 ? only : texts;
}
