import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDeployable } from '../../src/emulator/deployable';
import { FAKECLOUD_KNOWN } from '../../src/emulator/fakecloud-known';
import { type Reading, readBack } from '../../src/emulator/read-back';
import { READERS } from '../../src/emulator/readers';
import { type Answers, type Recording, replayCloud } from '../../src/emulator/recorded';

/** What the services of the emulator answered when five-stage was read back: `npm run e2e:emulator -- --record`. */
export const FIVE_STAGE: Recording = JSON.parse(readFileSync(join(__dirname, 'recorded', 'five-stage.json'), 'utf8'));

/** Reads five-stage back from what was recorded, with other answers in it. */
export function readFiveStage(others: Answers = {}): Promise<Reading> {
  const { template, physicalIds, region, account, answers } = FIVE_STAGE;
  const { otherAttributes } = FAKECLOUD_KNOWN;
  const stack = { deployable: toDeployable(template), physicalIds, region, account, otherAttributes };
  return readBack(replayCloud({ ...answers, ...others }), stack, READERS);
}
