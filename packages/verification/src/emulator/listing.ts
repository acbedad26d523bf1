/** What a service lists: type of resource and name, as readers tell it. */
export type Listing = readonly (readonly [type: string, name: string | undefined])[];

/** All items of all pages of a list. */
export async function collect<Page, Item>(
  pages: AsyncIterable<Page>,
  toItems: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(toItems(page) ?? []));
  return items;
}
