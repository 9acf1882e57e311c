const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  process.stderr.write(
    `Kindler needs Node 20 or newer; this is ${process.version}. Get one from https://nodejs.org\n`,
  );
  process.exit(1);
}

const COMMANDS = {
  start: () => import('./start.mjs'),
  test: () => import('./test.mjs'),
  generate: () => import('./generate.mjs'),
  pack: () => import('./pack.mjs'),
  release: () => import('./release.mjs'),
  'test:install': () => import('./installTest.mjs'),
  lab: () => import('./lab.mjs'),
  bench: () => import('./bench.mjs'),
  drills: () => import('./drills.mjs'),
};

const [name, ...args] = process.argv.slice(2);
const load = COMMANDS[name];
if (!load) {
  process.stderr.write(
    `Usage: node scripts/main.mjs ${Object.keys(COMMANDS).join('|')}\n`,
  );
  process.exit(1);
}

const { run } = await load();
const { Failure } = await import('./lib/Failure.mjs');
try {
  process.exitCode = await run(args);
} catch (error) {
  process.stderr.write(
    `\n${error instanceof Failure ? error.message : error.stack}\n`,
  );
  process.exitCode = 1;
}
process.exit();
