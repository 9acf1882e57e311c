import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Failure } from '../Failure.mjs';
import { runQuietly } from '../run.mjs';

/**
 * Does what the Dockerfile of a built app does, line by line, in a folder `image`, so that a line which add-to-app forgets
 * is missed. Returns that folder.
 */
export async function installProduction({ node, yarn, env }, app, folder) {
  const image = join(folder, 'image');
  mkdirSync(image);
  const run = (name, command, args) =>
    runQuietly(command, args, {
      cwd: image,
      env: { ...env, NODE_ENV: 'production' },
      logFile: join(folder, `${name}.log`),
    });
  const dockerfile = readFileSync(
    join(app, 'packages/backend/Dockerfile'),
    'utf8',
  );
  for (const line of dockerfile.split('\n')) {
    const [, sources, target] =
      /^COPY --chown=\S+ (.+) (\S+)$/.exec(line) ?? [];
    const [, archive] = /^RUN tar xzf (\S+)/.exec(line) ?? [];
    if (sources) {
      copy(app, sources.split(' '), join(image, target), target.endsWith('/'));
    } else if (archive) {
      await run('tar', 'tar', ['xzf', archive]);
    } else if (/^\s*yarn workspaces focus/.test(line)) {
      await run('focus', node, [
        yarn,
        ...['workspaces', 'focus', '--all', '--production'],
      ]);
    }
  }
  return image;
}

function copy(app, sources, target, intoFolder) {
  for (const source of sources.flatMap(each => expand(app, each))) {
    cpSync(
      join(app, source),
      intoFolder ? join(target, basename(source)) : target,
      { recursive: true },
    );
  }
}

/** Files in the app's root that a name with `*` means. */
function expand(app, name) {
  if (!name.includes('*')) {
    return [name];
  }
  const [begin, end] = name.split('*');
  const found = readdirSync(app).filter(
    each => each.startsWith(begin) && each.endsWith(end),
  );
  if (found.length === 0) {
    throw new Failure(`The app has no ${name}`);
  }
  return found;
}
