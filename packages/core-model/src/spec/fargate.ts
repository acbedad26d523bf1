/** Memory that Fargate takes with a number of CPU units. */
export interface FargateMemory {
  /** Least, in MiB. */
  readonly minimum: number;
  /** Most, in MiB. */
  readonly maximum: number;
  /** Step between two sizes, in MiB. */
  readonly step: number;
}

/**
 * Memory by CPU units.
 * @see ECS Developer Guide, "Fargate task definition parameters, Task CPU and memory"
 */
export const FARGATE_MEMORY: { readonly [cpu: number]: FargateMemory } = {
  256: { minimum: 512, maximum: 2048, step: 512 },
  512: { minimum: 1024, maximum: 4096, step: 1024 },
  1024: { minimum: 2048, maximum: 8192, step: 1024 },
  2048: { minimum: 4096, maximum: 16384, step: 1024 },
  4096: { minimum: 8192, maximum: 30720, step: 1024 },
  8192: { minimum: 16384, maximum: 61440, step: 4096 },
  16384: { minimum: 32768, maximum: 122880, step: 8192 },
};

/** The sizes of memory that pair with the CPU units. */
export function listFargateMemory(cpu: number): readonly number[] {
  const { minimum, maximum, step } = FARGATE_MEMORY[cpu] as FargateMemory;
  const sizes = Array.from(
    { length: Math.floor((maximum - minimum) / step) + 1 },
    (_, index) => minimum + index * step,
  );
  return cpu === 256 ? sizes.filter((size) => size !== 1536) : sizes;
}

/** The smallest size that pairs and is not less than asked for, else the largest. */
export function nearestFargateMemory(cpu: number, memory: number): number {
  const sizes = listFargateMemory(cpu);
  return sizes.find((size) => size >= memory) ?? (sizes.at(-1) as number);
}
