import { readAllPages } from '@kindler/backstage-plugin-kindler-common';

type PageRequest = Parameters<Parameters<typeof readAllPages>[0]>[0];

interface Page<T> {
  items: T[];
  nextCursor?: string;
  summary: { total: number };
}

/** All rows of a list, and the answers that they came in, first to last: each says for itself how much it knows. */
export async function readPages<P extends Page<unknown>>(
  read: (page: PageRequest) => Promise<P>,
): Promise<{ items: Array<P['items'][number]>; pages: P[] }> {
  let pages: P[] = [];
  const items = await readAllPages<P['items'][number]>(async page => {
    const answer = await read(page);
    // A list that changes is read again from its first page.
    pages = page.cursor === undefined ? [] : pages;
    pages.push(answer);
    return answer;
  });
  return { items, pages };
}
