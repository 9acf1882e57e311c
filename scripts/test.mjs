import { availableParallelism } from 'node:os';
import { canRunChecksBeside, ChecksBeside } from './lib/ChecksBeside.mjs';
import { onOrphaned } from './lib/family.mjs';
import { ensureApp } from './lib/ensureApp.mjs';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import {
  ensurePrograms,
  findBrowser,
  findMissing,
  missingText,
} from './lib/ensurePrograms.mjs';
import { LabHost } from './lib/LabHost.mjs';
import { inRoot } from './lib/paths.mjs';
import { Portal } from './lib/Portal.mjs';
import { endForeground } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { Stages } from './lib/Stages.mjs';
import {
  cli,
  counts,
  jest,
  lint,
  packages,
  playwright,
  types,
} from './lib/stageCommands.mjs';

// Some of these tests mostly wait for Kubernetes.
const UNIT_WORKERS = availableParallelism() + 1;
// These tests mostly wait for Patroni and HAProxy. Each worker breaks a lab of its own.
const INTEGRATION_WORKERS = 2;

/**
 * `npm test`: every check of the project; the last line counts them. What needs no lab runs beside the tests on labs,
 * where the memory suffices. `npm test -- unit browser` runs only the stages whose names begin with these words, one after
 * the other.
 */
export async function run(only) {
  const strict = process.env.CI === 'true';
  const tools = await ensureNode();
  await ensurePrograms({ browser: true }).catch(error => {
    if (strict) {
      throw error;
    }
  });
  await ensureDependencies(tools);

  const stages = new Stages({ strict, only });
  const open = [];
  const tearDown = async () => {
    for (const part of open.splice(0).reverse()) {
      await part.stop();
    }
  };
  const giveUp = () => {
    endForeground();
    tearDown().finally(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, giveUp);
  }
  onOrphaned(giveUp);

  await stages.run('frontend build', async () => {
    await ensureApp(tools);
    return counts({ passed: 1 });
  });

  const beside =
    only.length === 0 && canRunChecksBeside()
      ? new ChecksBeside(tools)
      : undefined;
  if (!beside) {
    await stages.run('format', () => cli(tools, 'prettier', ['--check', '.']));
    await stages.run('lint', () => lint(tools));
    await stages.run('types', () => types(tools));
    await stages.run('packages', () => packages(tools));
    await stages.run('unit tests', () =>
      jest(tools, 'unit', { workers: UNIT_WORKERS }),
    );
  }

  const missing = findMissing();
  if (missing.length > 0) {
    stages.skip('integration tests', missingText(missing));
  } else {
    await stages.run('integration tests', async () => {
      const labs = [];
      while (labs.length < INTEGRATION_WORKERS) {
        const lab = await LabHost.start(tools);
        open.push(lab);
        labs.push(lab);
      }
      const [first, ...others] = labs;
      return jest(tools, 'integration', {
        workers: labs.length,
        more: first.guestEnvironment(others),
      });
    });
    await tearDown();
  }

  const missingForBrowser = findMissing({ browser: true });
  if (missingForBrowser.length > 0) {
    stages.skip('browser tests', missingText(missingForBrowser));
  } else {
    await stages.run('browser tests', async () => {
      await ensureApp(tools);
      const lab = await LabHost.start(tools);
      open.push(lab);
      const portal = await Portal.start(tools, lab, {
        port: 0,
        logFile: inRoot('.lab/results/portal.log'),
      });
      open.push(portal);
      return playwright(tools, {
        ...lab.guestEnvironment(),
        KINDLER_PORTAL_URL: portal.url,
        KINDLER_CHROMIUM: findBrowser(),
      });
    });
    await tearDown();
  }

  if (beside) {
    await stages.run('checks without a lab', () => beside.result());
  }

  say(stages.summary());
  return stages.failed === 0 ? 0 : 1;
}
