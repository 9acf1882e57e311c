import { checkCell } from './checkCell';
import { checkInvariants } from './checkInvariants';
import { FAULTS } from './kinds/FAULTS';
import { isOpen } from './OPEN_CELLS';
import type { Expected } from './KindOfFault';
import { watch, type Judged } from './watch';
import type { HealthyWorld } from './worlds/HealthyWorld';

/** A cell that is known to be judged wrong fails until somebody mends it and takes it off the list. */
const testOf = (fault: string, world: string) =>
  isOpen(fault, world) ? it.failing : it;

/** Checks these worlds, and each fault in each of them that it can happen in. */
export function describeFaults(healthy: readonly HealthyWorld[]): void {
  describe('healthy clusters', () => {
    for (const { world, verdict } of healthy) {
      testOf('healthy', world.name)(`${world.name} is ${verdict}`, () => {
        check(watch(world), { verdicts: [verdict], from: -20 });
      });
    }
  });

  const well = healthy
    .map(({ world }) => world)
    .filter(({ name }) => !isOpen('healthy', name));
  for (const { name, appliesTo, change, expected, until } of FAULTS) {
    const worlds = well.filter(appliesTo);
    if (worlds.length > 0) {
      describe(`${name}`, () => {
        for (const world of worlds) {
          testOf(name, world.name)(`in ${world.name}`, () => {
            check(
              watch(world, change, until),
              typeof expected === 'function' ? expected(world) : expected,
            );
          });
        }
      });
    }
  }
}

function check(seen: readonly Judged[], expected: Expected) {
  expect(checkCell(seen, expected)).toEqual([]);
  expect(checkInvariants(seen)).toEqual([]);
}
