import { GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import { toDocument, toProperties } from '../answer';
import type { Reader, Readers } from '../reader';

/** What is read by the Cloud Control API, which asks the service itself, in an account. */
export const CLOUD_CONTROL_TYPES = [
  'AWS::Chatbot::MicrosoftTeamsChannelConfiguration',
  'AWS::Chatbot::SlackChannelConfiguration',
  'AWS::CodeConnections::Connection',
  'AWS::CodeStarNotifications::NotificationRule',
] as const;

/** Chat channels, notification rules and connections: the only types whose services have no client here. */
export const CLOUD_CONTROL_READERS: Readers = Object.fromEntries(
  CLOUD_CONTROL_TYPES.map((type) => [type, readResource(type)]),
);

/** All of these are identified by their ARN, which is `Ref` as well. */
function readResource(TypeName: string): Reader {
  return async ({ cloudControl }, { physicalId: Identifier }) => {
    const { ResourceDescription } = await cloudControl.send(new GetResourceCommand({ TypeName, Identifier }));
    const properties = toDocument(ResourceDescription?.Properties);
    if (typeof properties !== 'object') return undefined;
    return {
      properties: toProperties({ ...properties }),
      attributes: { Ref: Identifier, ...ARNS[TypeName]?.(Identifier) },
    };
  };
}

/** What else than `Ref` says the ARN. */
const ARNS: { readonly [type: string]: (arn: string) => { readonly [attribute: string]: string } } = {
  'AWS::CodeConnections::Connection': (ConnectionArn) => ({ ConnectionArn }),
};
