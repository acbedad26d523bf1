import type { Readers } from '../reader';

/** What is not read back: nothing can be asked for it. */
export const UNREAD: Readers = {
  'Custom::BucketContents': readNothing,
};

async function readNothing(): Promise<undefined> {
  return undefined;
}
