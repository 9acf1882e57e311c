import { checkCell } from './__testUtils__/faults/checkCell';
import { checkInvariants } from './__testUtils__/faults/checkInvariants';
import { FAULTS } from './__testUtils__/faults/kinds/FAULTS';
import { isOpen } from './__testUtils__/faults/OPEN_CELLS';
import type { Expected } from './__testUtils__/faults/KindOfFault';
import { watch, type Judged } from './__testUtils__/faults/watch';
import { WORLDS } from './__testUtils__/faults/worlds/WORLDS';

/** A cell that is known to be judged wrong fails until somebody mends it and takes it off the list. */
const testOf = (fault: string, world: string) =>
  isOpen(fault, world) ? it.failing : it;

describe('healthy clusters', () => {
  for (const { world, verdict } of WORLDS) {
    testOf('healthy', world.name)(`${world.name} is ${verdict}`, () => {
      check(watch(world), { verdicts: [verdict], from: -20 });
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
        check(
          watch(world, change, until),
          typeof expected === 'function' ? expected(world) : expected,
        );
      });
    }
  },
);

function check(seen: readonly Judged[], expected: Expected) {
  expect(checkCell(seen, expected)).toEqual([]);
  expect(checkInvariants(seen)).toEqual([]);
}
