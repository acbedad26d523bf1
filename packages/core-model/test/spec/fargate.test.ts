import * as fc from 'fast-check';
import { FARGATE_MEMORY, listFargateMemory, nearestFargateMemory } from '../../src/spec/fargate';

describe('CPU and memory of Fargate', () => {
  test.each([
    [256, [512, 1024, 2048]],
    [512, [1024, 2048, 3072, 4096]],
  ])('%d CPU units pair with %p MiB', (cpu, sizes) => {
    expect(listFargateMemory(cpu)).toEqual(sizes);
  });

  test.each([
    [1024, 2048, 8192, 7],
    [2048, 4096, 16384, 13],
    [4096, 8192, 30720, 23],
    [8192, 16384, 61440, 12],
    [16384, 32768, 122880, 12],
  ])('%d CPU units pair with %d to %d MiB', (cpu, least, most, count) => {
    const sizes = listFargateMemory(cpu);
    expect([sizes[0], sizes.at(-1), sizes.length]).toEqual([least, most, count]);
  });

  test('the size that is proposed always pairs', () => {
    const cpus = Object.keys(FARGATE_MEMORY).map(Number);
    fc.assert(
      fc.property(fc.constantFrom(...cpus), fc.nat(200_000), (cpu, memory) =>
        expect(listFargateMemory(cpu)).toContain(nearestFargateMemory(cpu, memory)),
      ),
    );
  });
});
