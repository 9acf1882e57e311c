import { setTimeout as delay } from 'node:timers/promises';
import { waitFor, type Lab } from '@kindler/lab';
import type { Drill } from './Drill';
import { judgeDrill, type DrillResult } from './judge/judgeDrill';
import type { Span } from './judge/refusals';
import type { TruthReader } from './truth/Truth';
import { Watch } from './Watch';
import type { Watched } from './Watched';
import { Writer } from './writer/Writer';

/** What a drill is run on. */
export interface DrillStage {
  lab: Lab;
  truth: TruthReader;
  watched: Watched;
  /** The lab's own cluster. */
  database: string;
}

const WELL_WITHIN_MS = 40_000;
/** All must be well for so long before a drill begins and before it ends: a relapse belongs to the drill. */
const CALM_MS = 3000;

/** Carries out one drill on a lab that is well, heals the lab, and judges what was said meanwhile. */
export async function runDrill(
  drill: Drill,
  { lab, truth, watched, database: own }: DrillStage,
): Promise<DrillResult> {
  const database = drill.database ?? own;
  const writer = await Writer.start(lab);
  const watch = Watch.start(truth, () => watched.say(database));
  let acknowledgedAt: number | undefined;
  const untilWell = () =>
    waitFor(
      'all to be well',
      async () => {
        if (await watched.acknowledge(database)) {
          acknowledgedAt = Date.now();
        }
        const since = Date.now() - CALM_MS;
        return (watch.wasWell(since) && writer.wasServed(since)) || undefined;
      },
      { deadlineMs: WELL_WITHIN_MS },
    );
  const faults: Span[] = [];
  const hold = async (ms: number) => {
    const from = Date.now();
    await delay(ms);
    faults.push({ from, to: Date.now() });
  };
  try {
    await untilWell();
    await watched.countIncidents();
    acknowledgedAt = undefined;
    const begin = Date.now();
    await drill.run(lab, hold);
    await lab.heal();
    const healedAt = Date.now();
    // What did not end is for the judge to say.
    await untilWell().catch(() => {});
    await watch.stop();
    return judgeDrill(drill, {
      samples: watch.samples.filter(({ at }) => at >= begin),
      attempts: writer.attempts.filter(({ startedAt }) => startedAt >= begin),
      faults,
      healedAt,
      acknowledgedAt,
      incidents: await watched.incidentsOf(database),
    });
  } finally {
    await watch.stop();
    await writer.stop();
  }
}
