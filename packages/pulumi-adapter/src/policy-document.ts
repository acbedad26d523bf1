import type { Document, Principal, ResourceStatement, Statement, Trust } from '@tap-pipeline/core-model';

/** The policy of a role, key, bucket or topic. */
export function toPolicyDocument(statements: readonly (Statement | ResourceStatement)[]): Document {
  return { Version: '2012-10-17', Statement: statements.map(toStatement) };
}

/** The trust policy of a role. */
export function toTrustDocument({ principal, conditions }: Trust): Document {
  const statement = {
    Effect: 'Allow',
    Principal: toPrincipal([principal]),
    Action: 'sts:AssumeRole',
    ...(conditions && { Condition: conditions }),
  };
  return { Version: '2012-10-17', Statement: [statement] };
}

function toStatement(statement: Statement | ResourceStatement): Document {
  return {
    Sid: statement.sid,
    Effect: statement.effect,
    ...('principals' in statement && { Principal: toPrincipal(statement.principals) }),
    Action: oneOrMany(statement.actions),
    Resource: oneOrMany(statement.resources),
    ...(statement.conditions && { Condition: statement.conditions }),
  };
}

function toPrincipal(principals: readonly Principal[]): Document {
  if (principals.some((principal) => 'anyone' in principal)) return '*';
  const services = principals.flatMap((principal) => ('service' in principal ? principal.service : []));
  const arns = principals.flatMap((principal) => ('aws' in principal ? principal.aws : []));
  return {
    ...(services.length > 0 && { Service: oneOrMany(services) }),
    ...(arns.length > 0 && { AWS: oneOrMany(arns) }),
  };
}

/** IAM writes a list of one as the thing itself. */
function oneOrMany<T>(texts: readonly T[]): T | readonly T[] {
  const [only, ...rest] = texts;
  return only !== undefined && rest.length === 0 ? only : texts;
}
