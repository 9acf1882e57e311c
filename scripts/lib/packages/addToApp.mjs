#!/usr/bin/env node
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * node add-to-app.mjs <folder of a Backstage app>: puts the packages that lie beside this file into an app, for as long
 * as they come from no registry. It needs nothing but Node, and running it again replaces what it wrote.
 */
const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const VENDOR = 'vendor/kindler';
const DOCKER_LINE = 'COPY --chown=node:node vendor ./vendor';

/** What every team adds itself; the others come with them, or are added where they are wanted. */
const WORKSPACES = {
  'frontend-plugin': 'packages/app',
  'backend-plugin': 'packages/backend',
  'backend-plugin-module': 'packages/backend',
};

const app = process.argv[2] && resolve(process.argv[2]);
if (!app || !existsSync(join(app, 'packages/backend/package.json'))) {
  process.stderr.write(
    'Usage: node add-to-app.mjs <folder of a Backstage app, which holds packages/app and packages/backend>\n',
  );
  process.exit(1);
}

const packages = JSON.parse(
  readFileSync(join(FOLDER, 'packages.json'), 'utf8'),
);
copyTarballs();
edit('package.json', manifest => {
  manifest.resolutions = { ...manifest.resolutions };
  for (const { name, file } of packages) {
    manifest.resolutions[name] = `file:./${VENDOR}/${file}`;
  }
});
for (const workspace of new Set(Object.values(WORKSPACES))) {
  edit(`${workspace}/package.json`, manifest => {
    const wanted = packages.filter(
      ({ role, isOptional }) => !isOptional && WORKSPACES[role] === workspace,
    );
    manifest.dependencies = sorted({
      ...manifest.dependencies,
      ...Object.fromEntries(
        wanted.map(({ name, version }) => [name, `^${version}`]),
      ),
    });
  });
}
addDockerLine();
process.stdout.write('Now run yarn install in the app.\n');

function copyTarballs() {
  const vendor = join(app, VENDOR);
  mkdirSync(vendor, { recursive: true });
  for (const name of readdirSync(vendor)) {
    if (/^kindler-backstage-plugin-.*\.tgz$/.test(name)) {
      rmSync(join(vendor, name));
    }
  }
  for (const { file } of packages) {
    copyFileSync(join(FOLDER, file), join(vendor, file));
  }
  wrote(`${VENDOR}: ${packages.length} packages`);
}

/** Without the packages the image's own `yarn workspaces focus` finds none of them. */
function addDockerLine() {
  const file = 'packages/backend/Dockerfile';
  if (!existsSync(join(app, file))) {
    wrote(`no ${file}; an image that installs with Yarn needs: ${DOCKER_LINE}`);
    return;
  }
  const lines = readFileSync(join(app, file), 'utf8').split('\n');
  if (lines.some(line => /^COPY .*\bvendor\b/.test(line))) {
    return;
  }
  const before = lines.findIndex(line => /^COPY .*yarn\.lock/.test(line));
  if (before < 0) {
    wrote(
      `${file} copies no yarn.lock; before Yarn installs add: ${DOCKER_LINE}`,
    );
    return;
  }
  lines.splice(before, 0, DOCKER_LINE);
  writeFileSync(join(app, file), lines.join('\n'));
  wrote(file);
}

function edit(file, change) {
  const path = join(app, file);
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  change(manifest);
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
  wrote(file);
}

function sorted(entries) {
  return Object.fromEntries(
    Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function wrote(what) {
  process.stdout.write(`  ${what}\n`);
}
