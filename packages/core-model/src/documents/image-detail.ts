import { command } from './shell';

/** Name of the file that tells the deploy action which image to release. */
export const IMAGE_DETAIL_FILE = 'imageDetail.json';

/**
 * The command that writes `imageDetail.json` from `$IMAGE_URI`, which holds the pushed digest. From the
 * CodePipeline User Guide, "Image definitions file reference", part "imageDetail.json".
 */
export function writeImageDetail(): string {
  return command('printf', `'{"ImageURI":"%s"}\\n'`, '"$IMAGE_URI"', '>', IMAGE_DETAIL_FILE);
}
