import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { ensurePrograms, findBrowser } from './lib/ensurePrograms.mjs';
import { LabHost } from './lib/LabHost.mjs';
import { inRoot } from './lib/paths.mjs';
import { Portal } from './lib/Portal.mjs';
import { say } from './lib/say.mjs';
import { Stages } from './lib/Stages.mjs';
import { playwright } from './lib/stageCommands.mjs';

/** The apps that a portal team may have. */
const APPS = {
  oldest: {},
  'oldest-legacy': { legacy: true },
  newest: { newest: true },
};

/**
 * `npm run test:install [-- <app> ...]`: packs the packages, puts them into new apps by what the READMEs say, and looks
 * at what people get. The command line tool is installed by itself. KINDLER_KEEP=1 keeps the apps.
 */
export async function run(only) {
  const tools = await ensureNode();
  await ensurePrograms({ browser: true });
  await ensureDependencies(tools);
  const { packPackages } = await import('./lib/packages/packPackages.mjs');
  const { createApp } = await import('./lib/install/createApp.mjs');
  const { tryCli } = await import('./lib/install/tryCli.mjs');
  const packages = await packPackages(tools);

  const stages = new Stages({ strict: true, only });
  await stages.run('cli', () => tryCli(tools, packages));
  for (const [name, options] of Object.entries(APPS)) {
    await stages.run(name, async () => {
      const folder = mkdtempSync(join(tmpdir(), `kindler-${name}-`));
      try {
        const image = await createApp(tools, folder, options);
        return await lookAt(tools, { name, image, ...options });
      } finally {
        if (process.env.KINDLER_KEEP) {
          say(`Kept: ${folder}`);
        } else {
          rmSync(folder, { recursive: true, force: true });
        }
      }
    });
  }
  say(stages.summary());
  return stages.failed === 0 ? 0 : 1;
}

/** Starts the installed portal over a lab and sends a browser around. */
async function lookAt(tools, { name, image, legacy }) {
  const pictures = inRoot('.lab/results/pictures', name);
  mkdirSync(pictures, { recursive: true });
  const lab = await LabHost.start(tools);
  try {
    const portal = await Portal.start(tools, lab, {
      port: 0,
      logFile: inRoot(`.lab/results/${name}.log`),
      program: production(image),
    });
    try {
      return await playwright(
        tools,
        {
          ...lab.guestEnvironment(),
          KINDLER_PORTAL_URL: portal.url,
          KINDLER_PORTAL_LEGACY: String(Boolean(legacy)),
          KINDLER_PICTURES: pictures,
          KINDLER_CHROMIUM: findBrowser(),
        },
        ['--config', inRoot('playwright.install.config.ts')],
      );
    } finally {
      await portal.stop();
    }
  } finally {
    await lab.stop();
  }
}

/** The command of the app's Dockerfile, with a database in memory and guests. */
function production(image) {
  const local = join(image, 'app-config.test.json');
  writeFileSync(
    local,
    JSON.stringify({
      backend: {
        listen: { host: '127.0.0.1' },
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
      auth: {
        providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
      },
      catalog: {
        locations: [
          {
            type: 'file',
            target: inRoot('examples/org.yaml'),
            rules: [{ allow: ['User', 'Group'] }],
          },
        ],
      },
    }),
  );
  return {
    cwd: image,
    args: [
      'packages/backend',
      ...['--config', 'app-config.yaml'],
      ...['--config', local],
    ],
    env: { NODE_ENV: 'production' },
  };
}
