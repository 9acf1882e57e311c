import { resolve } from 'node:path';
import type { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import { stringify } from 'yaml';
import { UsageError } from '../../UsageError';
import { backend, configLoader } from './backend';
import type { Diagnosis } from './Diagnosis';

type Env = Record<string, string | undefined>;

/** Tries what app-configs say, as a portal would that is started with them. */
export async function examineConfig(
  files: string[],
  env: Env,
): Promise<Diagnosis> {
  const { examine, proposeMissing, readKindlerConfig } = backend();
  const root = await readFiles(files, env);
  const config = asUsage(() => readKindlerConfig(root));
  if (config.databases.length + config.kubernetes.length === 0) {
    throw new UsageError(
      `${files.join(
        ', ',
      )}: no database cluster is configured. Add kindler.databases, or begin with --patroni <url>`,
    );
  }
  const examination = await examine(config);
  const { routes, open } = await proposeMissing(config, examination);
  return {
    ...examination,
    faults: [],
    open,
    ...(routes.length > 0 && { block: stringify({ kindler: { routes } }) }),
  };
}

async function readFiles(files: string[], env: Env): Promise<Config> {
  const { ConfigSources, FileConfigSource } = configLoader();
  try {
    const config = await ConfigSources.toConfig(
      ConfigSources.merge(
        files.map(path =>
          FileConfigSource.create({
            path: resolve(path),
            substitutionFunc: async name => env[name],
          }),
        ),
      ),
    );
    config.close();
    return config;
  } catch (error) {
    throw new UsageError(toError(error).message);
  }
}

/** A key that cannot be used is named by the reader of the configuration. */
function asUsage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(toError(error).message);
  }
}
