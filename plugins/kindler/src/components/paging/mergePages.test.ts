import type { KindlerEvent } from '@kindler/backstage-plugin-kindler-common';
import { mergePages, type Page } from './mergePages';

type EventPage = Page<KindlerEvent>;

function page(ids: string, nextCursor?: string): EventPage {
  const items = [...ids].map(
    (id): KindlerEvent => ({
      id,
      kind: 'leader-changed',
      at: '2026-11-22T10:00:00.000Z',
      database: 'orders',
      message: id,
    }),
  );
  return { items, nextCursor };
}

function text({ items, nextCursor }: EventPage) {
  return `${items.map(({ id }) => id).join('')} ${nextCursor}`;
}

describe('mergePages', () => {
  it.each([
    ['only the newest page', page('54', 'c'), page(''), '54 c'],
    ['older ones below it', page('54', 'c'), page('543', 'b'), '543 b'],
    [
      'newer ones above what was loaded',
      page('65', 'x'),
      page('543'),
      '6543 undefined',
    ],
    ['nothing beyond a gap', page('98', 'y'), page('543', 'b'), '98 y'],
    [
      'all of it where the newest page is the last',
      page('9'),
      page(''),
      '9 undefined',
    ],
  ])('has %s', (_, newest, loaded, expected) => {
    expect(text(mergePages(newest, loaded))).toBe(expected);
  });
});
