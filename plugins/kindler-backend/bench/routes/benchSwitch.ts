/* eslint-disable no-console */
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Stage } from '../support/openStage';
import { carryOut } from './carryOut';
import { openArchive } from './openArchive';
import { describeWay, expectHeld, gapOf, writersOf, type Way } from './Way';
import { TABLE } from './Writers';

const ROUNDS = 5;
const BEFORE_MS = 1000;

/** Switches of a route to another server and back under writers: with sessions cut, and with clients held back. */
export async function benchSwitch(stage: Stage) {
  const ways: Way[] = [
    {
      name: 'sessions cut',
      through: 'gateway',
      request: { pause: false },
      seen: [],
    },
    {
      name: 'clients held back in PgBouncer',
      through: 'pgbouncer',
      request: { pause: true },
      seen: [],
    },
  ];
  const archive = await openArchive(stage.lab);
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const way of ways) {
        await moveThereAndBack(stage, archive, way);
      }
    }
  } finally {
    await archive.end();
  }
  ways.forEach(way => console.log(describeWay('Switch of a route', way)));
  const share = (gapOf(ways[1]) / gapOf(ways[0])).toFixed(2);
  console.log(`Switch of a route, ${ways[1].name}: ${share} of the time`);
}

async function moveThereAndBack(stage: Stage, archive: Client, way: Way) {
  await stage.lab.waitHealthy();
  const writers = writersOf(stage, way);
  await writers.start();
  await delay(BEFORE_MS);
  for (const target of ['archive', 'orders']) {
    const operation = await carryOut(stage, '/routes/orders-rw/switch', {
      target,
      migration: true,
      ...way.request,
    });
    expectHeld(way, operation);
    await delay(BEFORE_MS);
  }
  const { rows } = await archive.query(`DELETE FROM ${TABLE} RETURNING id`);
  way.seen.push(await writers.stop(rows.map(({ id }) => id)));
}
