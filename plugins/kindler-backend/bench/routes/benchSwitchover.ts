/* eslint-disable no-console */
import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '../support/openStage';
import { carryOut } from './carryOut';
import { describeWay, expectHeld, gapOf, writersOf, type Way } from './Way';

const ROUNDS = 5;
const BEFORE_MS = 1000;

/** Planned switchovers under writers, in turn on one lab: left alone, taken along, and held back in PgBouncer. */
export async function benchSwitchover(stage: Stage) {
  const ways: Way[] = [
    {
      name: 'left to health checks',
      through: 'gateway',
      request: { assist: false },
      seen: [],
    },
    { name: 'clients taken along', through: 'gateway', request: {}, seen: [] },
    {
      name: 'clients held back in PgBouncer',
      through: 'pgbouncer',
      request: {},
      seen: [],
    },
  ];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of ways) {
      await stage.lab.waitHealthy();
      const writers = writersOf(stage, way);
      await writers.start();
      await delay(BEFORE_MS);
      expectHeld(
        way,
        await carryOut(stage, '/databases/orders/switchover', way.request),
      );
      way.seen.push(await writers.stop());
    }
  }
  ways.forEach(way => console.log(describeWay('Switchover', way)));
  const [alone, ...others] = ways;
  for (const way of others) {
    const share = (gapOf(way) / gapOf(alone)).toFixed(2);
    console.log(`Switchover, ${way.name}: ${share} of the time`);
  }
}
