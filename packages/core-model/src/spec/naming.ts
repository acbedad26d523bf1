/** How physical names are built. */
export interface NamingSpec {
  /**
   * Pattern of every physical name. `{suffix}` and `{type}` must be in it, `{service}`, `{project}` and
   * `{team}` may; what AWS does not allow in a kind of name is replaced, and what is too long is
   * shortened with a hash. Examples: `{service}-{type}-{suffix}`, `cicd-{type}-{suffix}`, `{type}-{suffix}`.
   * @pattern ^[a-z0-9{}-]+$
   * @maxLength 64
   * @default "{service}-{type}-{suffix}"
   */
  readonly pattern?: string;
}
