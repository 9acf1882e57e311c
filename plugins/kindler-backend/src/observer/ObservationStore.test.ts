import type { Reading } from '../model/Reading';
import { ObservationStore, type ObservationKey } from './ObservationStore';

const KEY: ObservationKey<number> = 'a';
const reading = (value: number): Reading<number> => ({
  source: { id: 'a', kind: 'patroni-rest', target: 'a' },
  value,
  observedAt: value,
});

describe('ObservationStore', () => {
  it('tells each reading with the one before to those who asked for its key, and to those who want all', () => {
    const store = new ObservationStore();
    const told: Array<Array<number | undefined>> = [];
    const all: string[] = [];
    const end = store.subscribe(KEY, ({ reading: now, before, tookMs }) =>
      told.push([now?.value, before?.value, tookMs]),
    );
    store.subscribeAll(({ key }) => all.push(key));
    store.put(KEY, reading(1));
    store.put('b', reading(7));
    store.put(KEY, reading(2), 5);
    store.remove(KEY);
    store.remove(KEY);
    expect(store.get(KEY)).toBeUndefined();
    end();
    store.put(KEY, reading(3));
    expect(store.get(KEY)?.value).toBe(3);
    expect(told).toEqual([
      [1, undefined, undefined],
      [2, 1, 5],
      [undefined, 2, undefined],
    ]);
    expect(all).toEqual(['a', 'b', 'a', 'a', 'a']);
  });
});
