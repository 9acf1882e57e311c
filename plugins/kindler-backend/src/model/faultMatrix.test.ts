import { checkCell } from './__testUtils__/faults/checkCell';
import { checkInvariants } from './__testUtils__/faults/checkInvariants';
import { FAULTS } from './__testUtils__/faults/kinds/FAULTS';
import { isOpen } from './__testUtils__/faults/OPEN_CELLS';
import { watch } from './__testUtils__/faults/watch';
import { WORLDS } from './__testUtils__/faults/worlds/WORLDS';

/** A cell that is known to be judged wrong fails until somebody mends it and takes it off the list. */
const testOf = (fault: string, world: string) =>
  isOpen(fault, world) ? it.failing : it;

describe('healthy clusters', () => {
  for (const { world, verdict } of WORLDS) {
    testOf('healthy', world.name)(`${world.name} is ${verdict}`, () => {
      const seen = watch(world);
      expect(checkCell(seen, { verdicts: [verdict], from: -20 })).toEqual([]);
      expect(checkInvariants(seen)).toEqual([]);
    });
  }
});

describe.each(FAULTS.map(fault => [fault.name, fault] as const))(
  '%s',
  (name, { appliesTo, change, expected, until }) => {
    const worlds = WORLDS.map(({ world }) => world).filter(
      world => !isOpen('healthy', world.name) && appliesTo(world),
    );
    for (const world of worlds) {
      testOf(name, world.name)(`in ${world.name}`, () => {
        const seen = watch(world, change, until);
        const right =
          typeof expected === 'function' ? expected(world) : expected;
        expect(checkCell(seen, right)).toEqual([]);
        expect(checkInvariants(seen)).toEqual([]);
      });
    }
  },
);
