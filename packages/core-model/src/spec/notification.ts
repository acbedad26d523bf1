/** Who is told what. */
export type NotificationSpec =
  | EmailNotificationSpec
  | WebhookNotificationSpec
  | SlackNotificationSpec
  | TeamsNotificationSpec
  | ChatConfigurationNotificationSpec;

/**
 * What can be told: an execution failed, succeeded or started, was stopped or superseded, or waits for an approval.
 */
export type NotificationEvent = 'failed' | 'succeeded' | 'started' | 'stopped' | 'superseded' | 'approval-needed';

/** What every channel has. */
interface NotificationEvents {
  /**
   * Events that are told.
   * @minItems 1
   */
  readonly on: readonly NotificationEvent[];
}

/** An e-mail; AWS first sends one that asks the receiver to confirm. */
export interface EmailNotificationSpec extends NotificationEvents {
  /**
   * Address.
   * @pattern ^[^@ ]+@[^@ ]+\.[^@ ]+$
   * @maxLength 320
   */
  readonly email: string;
}

/** An HTTPS endpoint, subscribed to the topic; it must confirm the subscription and gets SNS's signed messages. */
export interface WebhookNotificationSpec extends NotificationEvents {
  /**
   * Address of the endpoint.
   * @pattern ^https://[^ ]+$
   */
  readonly webhook: string;
}

/**
 * A Slack channel, through Amazon Q Developer in chat applications (AWS Chatbot). The workspace is authorised once in the console.
 * One pipeline a channel and account: AWS refuses a second configuration of the same channel; several share one by `chatConfiguration`.
 */
export interface SlackNotificationSpec extends NotificationEvents {
  /** Channel. */
  readonly slack: {
    /**
     * Id of the workspace, as the AWS console shows it.
     * @pattern ^[A-Z0-9]{1,255}$
     */
    readonly workspaceId: string;
    /**
     * Id of the channel.
     * @pattern ^[A-Za-z0-9]{1,80}$
     */
    readonly channelId: string;
  };
}

/**
 * A Microsoft Teams channel, through Amazon Q Developer in chat applications (AWS Chatbot). The tenant is authorised once in the console.
 * One pipeline a channel and account, as with `slack`.
 */
export interface TeamsNotificationSpec extends NotificationEvents {
  /** Channel. */
  readonly teams: {
    /**
     * Id of the Microsoft tenant.
     * @pattern ^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$
     */
    readonly tenantId: string;
    /**
     * Id of the team.
     * @pattern ^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$
     */
    readonly teamId: string;
    /**
     * Id of the channel.
     * @minLength 1
     */
    readonly channelId: string;
  };
}

/** A Slack or Teams channel that is configured already: the way to tell several pipelines of an account to one channel. */
export interface ChatConfigurationNotificationSpec extends NotificationEvents {
  /**
   * ARN of an existing channel configuration of Amazon Q Developer in chat applications (AWS Chatbot).
   * @pattern ^arn:aws[a-z-]*:chatbot::[0-9]{12}:chat-configuration/(slack|microsoft-teams)-channel/[A-Za-z0-9_-]{1,128}$
   */
  readonly chatConfiguration: string;
}
