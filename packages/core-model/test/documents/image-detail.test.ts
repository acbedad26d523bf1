import { spawnSync } from 'node:child_process';
import { IMAGE_DETAIL_FILE, writeImageDetail } from '../../src/documents/image-detail';
import { runCommands } from '../run-commands';

const URI = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:${'0'.repeat(64)}`;

describe('imageDetail.json', () => {
  test('has the URI of the image, and nothing else', () => {
    const { files, status } = runCommands([writeImageDetail()], { env: { IMAGE_URI: URI } });
    expect(status).toBe(0);
    expect(JSON.parse(files[IMAGE_DETAIL_FILE] ?? '')).toEqual({ ImageURI: URI });
  });

  test('is written by any shell', () => {
    const command = writeImageDetail().replace(`> ${IMAGE_DETAIL_FILE}`, '');
    const { stdout } = spawnSync('sh', ['-c', command], {
      env: { IMAGE_URI: URI, PATH: '/usr/bin:/bin' },
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout)).toEqual({ ImageURI: URI });
  });
});
