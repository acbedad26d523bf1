/** True for a list, also where its type says that it is only read, which `Array.isArray` leaves undecided. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
