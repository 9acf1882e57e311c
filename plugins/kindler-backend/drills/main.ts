/* eslint-disable no-console */
import { parseArgs } from 'node:util';
import { ConfigReader } from '@backstage/config';
import { renderPortalConfig, startLab, waitFor, type Lab } from '@kindler/lab';
import { parse } from 'yaml';
import { silent } from '../bench/support/silent';
import { readKindlerConfig } from '../src/config';
import { Observer } from '../src/observer';
import { DRILLS } from './drills';
import { formatResults } from './formatResults';
import { runDrill, type DrillResult } from './runDrill';
import { TruthReader } from './Truth';

const FIRST_OK_MS = 60_000;

/** Carries out every drill again and again, on labs side by side, and prints what was said of it. */
async function main() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '20' },
      labs: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      kubernetes: { type: 'boolean', default: false },
    },
  });
  const drills = DRILLS.filter(({ name }) => name.includes(values.only));
  let left = Number(values.rounds) * drills.length;
  const queue = Array.from(
    { length: left },
    (_, at) => drills[at % drills.length],
  );
  const results: DrillResult[] = [];
  const lost: string[] = [];
  const workers = Array.from({ length: Number(values.labs) }, async () => {
    const lab = await startLab({
      dcs: values.kubernetes ? 'kubernetes' : 'etcd',
    });
    const { observer, say, truth } = await observe(lab);
    try {
      for (let drill = queue.shift(); drill; drill = queue.shift()) {
        left -= 1;
        try {
          const result = await runDrill(drill, lab, truth, say);
          results.push(result);
          console.log(line(result, left));
          if (result.problems.length > 0) {
            console.log(result.changes.map(text => `  ${text}`).join('\n'));
          }
        } catch (error) {
          lost.push(`${drill.name}: ${error}`);
          console.log(`LOST ${drill.name}: ${error}`);
        }
        await lab.heal();
      }
    } finally {
      await truth.close();
      await observer.stop();
      await lab.stop();
    }
  });
  await Promise.all(workers);
  console.log(`\n${formatResults(results)}`);
  console.log(`${lost.length} drills were lost to the lab itself`);
  const failed = results.filter(({ problems }) => problems.length > 0);
  return failed.length + lost.length === 0 ? 0 : 1;
}

/** The observer of the plugin over a lab, with the settings that it has by default. */
async function observe(lab: Lab) {
  const config = readKindlerConfig(
    new ConfigReader(parse(renderPortalConfig(lab.state))),
  );
  const observer = Observer.create({
    ...config,
    settings: config.observer,
    logger: silent,
  });
  observer.start();
  const name = lab.state.kubernetes?.cluster ?? 'orders';
  const say = () => observer.getDatabase(name)!;
  await waitFor('ok', () => say().verdict === 'ok' || undefined, {
    deadlineMs: FIRST_OK_MS,
  });
  return { observer, say, truth: TruthReader.create(lab) };
}

function line(result: DrillResult, left: number): string {
  const { drill, worst, codes, wrongGreenMs, alarmMs, problems } = result;
  return [
    problems.length > 0 ? `FAILED (${problems.join('; ')})` : 'well',
    drill,
    `${worst}: ${codes.join(', ') || 'nothing'}`,
    `ok while they disagreed ${(wrongGreenMs / 1000).toFixed(1)} s`,
    `alarm after all was well ${((alarmMs ?? NaN) / 1000).toFixed(1)} s`,
    `${left} left`,
  ].join(' | ');
}

main().then(
  code => process.exit(code),
  error => {
    console.error(error.stack);
    process.exit(1);
  },
);
