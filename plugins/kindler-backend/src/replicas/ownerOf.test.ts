import { ownerOf } from './ownerOf';

const THINGS = Array.from({ length: 3000 }, (_, index) => `database c${index}`);

const share = (owners: Array<string | undefined>, backend: string) =>
  owners.filter(owner => owner === backend).length / owners.length;

describe('ownerOf', () => {
  const backends = ['a', 'b', 'c'];
  const owners = THINGS.map(thing => ownerOf(thing, backends));

  it('gives every backend its share, whatever the order in which they are known', () => {
    backends.forEach(backend => {
      expect(share(owners, backend)).toBeGreaterThan(0.25);
    });
    expect(THINGS.map(thing => ownerOf(thing, ['c', 'a', 'b']))).toEqual(
      owners,
    );
  });

  it('moves only what a dead backend owned, and only to a new one', () => {
    const without = THINGS.map(thing => ownerOf(thing, ['a', 'c']));
    const others = THINGS.map((_, index) => index).filter(
      index => owners[index] !== 'b',
    );
    expect(others.map(index => without[index])).toEqual(
      others.map(index => owners[index]),
    );
    const joined = THINGS.map(thing => ownerOf(thing, [...backends, 'd']));
    joined.forEach((owner, index) => {
      expect([owners[index], 'd']).toContain(owner);
    });
    expect(share(joined, 'd')).toBeGreaterThan(0.15);
  });

  it('gives nothing to nobody', () => {
    expect(ownerOf('database c1', [])).toBeUndefined();
  });
});
