import { findMachineImage, MACHINE_IMAGES, tryFindMachineImage } from '../../src/spec/machine-images';
import { schemaAt } from '../../src/spec/schema';

describe('Machine images', () => {
  test('the newest image is taken that has every version', () => {
    expect(findMachineImage({}, 'x86_64')).toBe('aws/codebuild/amazonlinux-x86_64-standard:6.0');
    expect(findMachineImage({ python: '3.12', node: '22' }, 'x86_64')).toBe(
      'aws/codebuild/amazonlinux-x86_64-standard:6.0',
    );
    expect(findMachineImage({ python: '3.9' }, 'x86_64')).toBe('aws/codebuild/amazonlinux-x86_64-standard:5.0');
    expect(findMachineImage({ node: '18' }, 'arm64')).toBe('aws/codebuild/amazonlinux-aarch64-standard:3.0');
  });

  test('versions that no image has together have no image', () => {
    expect(tryFindMachineImage({ python: '2.7' }, 'x86_64')).toBeUndefined();
    expect(() => findMachineImage({ python: '2.7' }, 'arm64')).toThrow(
      'no CodeBuild image has {"python":"2.7"} for arm64',
    );
  });

  test('the table has every image that a spec can name', () => {
    expect(MACHINE_IMAGES.map(({ name }) => name).sort()).toEqual(
      [...(schemaAt(['build', 'machineImage'])?.enum ?? [])].sort(),
    );
  });
});
