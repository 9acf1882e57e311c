import { checkCell, checkInvariants } from './__testUtils__/faults/checkCell';
import { FAULTS } from './__testUtils__/faults/kinds/FAULTS';
import { isOpen } from './__testUtils__/faults/OPEN_CELLS';
import { watch } from './__testUtils__/faults/watch';
import { WORLDS } from './__testUtils__/faults/worlds/WORLDS';

describe('healthy clusters', () => {
  for (const { world, verdict } of WORLDS) {
    const test = isOpen('healthy', world.name) ? it.failing : it;
    test(`${world.name} is ${verdict}`, () => {
      const seen = watch(world);
      expect(checkCell(seen, { verdicts: [verdict], from: -20 })).toEqual([]);
      expect(checkInvariants(seen)).toEqual([]);
    });
  }
});

for (const { name, appliesTo, change, expected, until } of FAULTS) {
  describe(name, () => {
    for (const { world } of WORLDS.filter(
      each => !isOpen('healthy', each.world.name) && appliesTo(each.world),
    )) {
      const test = isOpen(name, world.name) ? it.failing : it;
      test(`in ${world.name}`, () => {
        const seen = watch(world, change, until);
        const right =
          typeof expected === 'function' ? expected(world) : expected;
        expect([...checkCell(seen, right), ...checkInvariants(seen)]).toEqual(
          [],
        );
      });
    }
  });
}
