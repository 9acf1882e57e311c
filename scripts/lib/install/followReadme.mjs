import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { Failure } from '../Failure.mjs';
import { readmeBlocks } from './readmeBlocks.mjs';

/** What stands behind each place, in the app that create-app makes. */
const PLACES = {
  'packages/backend/src/index.ts': 'backend.start();',
  'packages/app/src/App.tsx, among the routes': '</FlatRoutes>',
  'packages/app/src/App.tsx, in bindRoutes':
    'bind(apiDocsPlugin.externalRoutes, {',
  'packages/app/src/components/Root/Root.tsx, in the menu':
    '{/* End global nav */}',
  'packages/app/src/components/catalog/EntityPage.tsx, first in overviewContent':
    '<Grid item md={6}>\n      <EntityAboutCard',
  'packages/app/src/components/catalog/EntityPage.tsx, in each EntityLayout':
    '<EntityLayout.Route path="/docs"',
  'packages/app/src/components/search/SearchPage.tsx, among the types':
    "{\n                  value: 'software-catalog',",
};

/**
 * Writes the READMEs' blocks into an app, as its reader would. The `kindler` part of the configuration is left out: the
 * lab has its own. Returns the names of the files that were changed.
 */
export function followReadme(app) {
  const changed = new Set();
  for (const block of readmeBlocks()) {
    const path = join(app, block.file);
    if (block.file === 'app-config.yaml') {
      const { kindler: _, ...addition } = parse(block.text);
      const config = parse(readFileSync(path, 'utf8'));
      writeFileSync(path, stringify(merge(config, addition)));
      changed.add(block.file);
    } else if (fits(app, path)) {
      insert(path, block);
      changed.add(block.file);
    }
  }
  return [...changed];
}

/** Whether the app has the file, and routes and menu in its code: apps of the new frontend system find theirs. */
function fits(app, path) {
  return (
    existsSync(path) &&
    (!path.includes('/packages/app/') ||
      existsSync(join(app, 'packages/app/src/components/Root')))
  );
}

/** Puts the block's imports first in the file, and the rest before what stands at its place. */
function insert(path, { readme, file, place, text }) {
  const anchor = PLACES[place ? `${file}, ${place}` : file];
  const before = readFileSync(path, 'utf8');
  if (!anchor || !before.includes(anchor)) {
    throw new Failure(
      `${readme} names a place that ${file} does not have: ${place ?? file}`,
    );
  }
  const imports = text.match(/^import [^]*?;$/gm) ?? [];
  const rest = imports.reduce((left, each) => left.replace(each, ''), text);
  const fresh = imports.filter(each => !before.includes(each));
  writeFileSync(
    path,
    `${fresh.join('\n')}\n${before.replaceAll(
      anchor,
      () => `${rest.trim()}\n${anchor}`,
    )}`,
  );
}

/** Maps are merged. Lists get what they lack, at their beginning; entries with the same single key are one entry. */
function merge(base, addition) {
  if (Array.isArray(base) && Array.isArray(addition)) {
    const sameAs = each => other =>
      JSON.stringify(other) === JSON.stringify(each) ||
      (onlyKey(each) !== undefined && onlyKey(other) === onlyKey(each));
    return [
      ...addition.filter(each => !base.some(sameAs(each))),
      ...base.map(each => merge(each, addition.find(sameAs(each)) ?? each)),
    ];
  }
  if (isMap(base) && isMap(addition)) {
    const keys = Object.keys({ ...base, ...addition });
    return Object.fromEntries(
      keys.map(key => [
        key,
        key in addition ? merge(base[key], addition[key]) : base[key],
      ]),
    );
  }
  return addition;
}

function onlyKey(value) {
  const keys = isMap(value) ? Object.keys(value) : [];
  return keys.length === 1 ? keys[0] : undefined;
}

const isMap = value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
