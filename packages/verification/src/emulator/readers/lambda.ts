import { GetFunctionCommand } from '@aws-sdk/client-lambda';
import { toProperties, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Functions. */
export const LAMBDA_READERS: Readers = {
  'AWS::Lambda::Function': async ({ lambda }, place) => {
    const FunctionName = askedText(place, 'FunctionName');
    const { Configuration, Tags } = await lambda.send(new GetFunctionCommand({ FunctionName }));
    if (!Configuration) return undefined;
    const { FunctionArn = '', LastModified, RevisionId, ...settings } = Configuration;
    return {
      properties: toProperties({ ...settings, Tags: toTags(Tags) }),
      attributes: { Ref: FunctionName, Arn: FunctionArn },
    };
  },
};
