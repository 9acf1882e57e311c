import { ensureApp } from './lib/ensureApp.mjs';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { ensurePrograms, findBrowser } from './lib/ensurePrograms.mjs';
import { Failure } from './lib/Failure.mjs';
import { LabHost, TRANSFORM } from './lib/LabHost.mjs';
import { inRoot } from './lib/paths.mjs';
import { Portal } from './lib/Portal.mjs';
import { exitOf } from './lib/run.mjs';
import { say } from './lib/say.mjs';

const BENCHES = {
  observe: withRequests,
  memory: observe,
  requests,
  probe: overLabs,
  environments: overLabs,
  routes: overLabs,
  push: overPortal,
  outages: overPortal,
};

/** `yarn bench observe|memory|requests|probe|environments|routes|push|outages`. What it prints are ratios and times of one run on one machine. */
export async function run([name]) {
  const bench = BENCHES[name];
  if (!bench) {
    throw new Failure(`Usage: yarn bench ${Object.keys(BENCHES).join('|')}`);
  }
  const tools = await ensureNode();
  await ensureDependencies(tools);
  return bench(tools, name);
}

/** The observer and the API, over sources in another process. */
async function observe({ node, env }, name) {
  const folder = inRoot('plugins/kindler-backend');
  return exitOf(
    node,
    ['--expose-gc', '--import', TRANSFORM, 'bench/main.ts', name],
    { cwd: folder, env },
  );
}

/** The server of requests is another process, so that its modules do not count as memory of the observer. */
async function withRequests(tools, name) {
  return (await observe(tools, name)) || requests(tools);
}

async function requests({ node, env }) {
  return exitOf(node, ['--import', TRANSFORM, 'bench/requests/main.ts'], {
    cwd: inRoot('plugins/kindler-backend'),
    env,
  });
}

/** What the client of a route costs, lists and creations of environments, and switchovers, each on a live lab. */
async function overLabs({ node, env }, name) {
  await ensurePrograms();
  return exitOf(node, ['--import', TRANSFORM, `bench/${name}/main.ts`], {
    cwd: inRoot('plugins/kindler-backend'),
    env,
  });
}

/** A page that is open in a browser, over live labs. */
async function overPortal(tools, name) {
  await ensurePrograms({ browser: true });
  await ensureApp(tools);
  await overLab(tools, name, {});
  if (tools.env.KUBEBUILDER_ASSETS) {
    await overLab(tools, name, { kubernetes: true });
  } else {
    say('Kubernetes is left out: KUBEBUILDER_ASSETS is not set');
  }
  return 0;
}

async function overLab(tools, name, options) {
  const lab = await LabHost.start(tools, options);
  try {
    const portal = await Portal.start(tools, lab, {
      port: 0,
      logFile: inRoot('.lab/bench.log'),
    });
    try {
      const code = await exitOf(
        tools.node,
        ['--require', TRANSFORM, inRoot(`packages/app/bench/${name}/main.ts`)],
        {
          env: {
            ...tools.env,
            ...lab.guestEnvironment(),
            KINDLER_PORTAL_URL: portal.url,
            KINDLER_CHROMIUM: findBrowser(),
          },
        },
      );
      if (code !== 0) {
        throw new Failure('The benchmark failed');
      }
    } finally {
      await portal.stop();
    }
  } finally {
    await lab.stop();
  }
}
