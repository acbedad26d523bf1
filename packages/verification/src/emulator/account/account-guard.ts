/** Which account may be used, and where. */
export interface Account {
  /** Twelve digits. */
  readonly account: string;
  /** Region. */
  readonly region: string;
}

/**
 * The account that the environment names. Credentials alone are not enough: who has those of the wrong account would
 * fill it.
 * @throws Error that names the variable, what it is, and what it has to be
 */
export function readAccount(env: NodeJS.ProcessEnv): Account {
  const account = env.TAP_PIPELINE_AWS_ACCOUNT ?? '';
  if (!/^\d{12}$/.test(account)) {
    throw new Error(`TAP_PIPELINE_AWS_ACCOUNT must be the twelve digits of the account that may be used, got ${JSON.stringify(account)}
  fix: TAP_PIPELINE_AWS_ACCOUNT=123456789012 AWS_PROFILE=sandbox AWS_REGION=eu-west-1 npm run e2e:aws`);
  }
  const region = env.AWS_REGION ?? '';
  if (region === '') throw new Error('AWS_REGION must be set\n  fix: AWS_REGION=eu-west-1 npm run e2e:aws');
  if (!env.AWS_PROFILE && !env.AWS_ACCESS_KEY_ID)
    throw new Error(
      'AWS_PROFILE must be set, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY\n  fix: AWS_PROFILE=sandbox npm run e2e:aws',
    );
  return { account, region };
}

/**
 * Checks that the credentials are of the account that was named.
 * @throws Error that names both
 */
export function checkIdentity({ account }: Account, identity: string | undefined): void {
  if (identity === account) return;
  throw new Error(`the credentials are of account ${identity ?? 'unknown'}, and TAP_PIPELINE_AWS_ACCOUNT is ${account}
  fix: use a profile of that account; nothing was made`);
}
