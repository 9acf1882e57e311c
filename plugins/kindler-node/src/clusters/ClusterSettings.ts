import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { NodeLimits } from './DockerCli';
import type { ClusterDefaults } from './readClusterSpec';

/**
 * How a provider of clusters is configured.
 * @public
 */
export interface ClusterSettings {
  /** What is not asked for. */
  defaults: ClusterDefaults;
  /** How many clusters are made, started or removed at a time. */
  parallel: number;
  /** How long a tool may take to make a cluster. */
  createTimeoutMs: number;
  /** How long a cluster may take to become ready after that. */
  readyTimeoutMs: number;
  nodeLimits?: NodeLimits;
  /** Programs by name or path. */
  programs: { tool: string; docker: string };
}

/**
 * Reads the section `kindler.providers.<kind>`, all of whose keys can be left out.
 *
 * @throws InputError that names the key
 * @public
 */
export function readClusterSettings(
  config: Config | undefined,
  { kind, most }: { kind: string; most: { servers: number } },
): ClusterSettings {
  const at = `kindler.providers.${kind}`;
  const number = (key: string, preset: number, min: number, max: number) => {
    const value = config?.getOptionalNumber(key) ?? preset;
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new InputError(
        `${at}.${key} is ${value}; write a whole number between ${min} and ${max}`,
      );
    }
    return value;
  };
  return {
    defaults: {
      image: config?.getOptionalString('image'),
      servers: number('servers', 1, 1, most.servers),
      agents: number('agents', 0, 0, 10),
    },
    parallel: number('parallel', 2, 1, 20),
    createTimeoutMs: number('createTimeoutSeconds', 600, 10, 3600) * 1000,
    readyTimeoutMs: number('readyTimeoutSeconds', 300, 10, 3600) * 1000,
    nodeLimits: config?.has('nodeLimits')
      ? {
          cpus: number('nodeLimits.cpus', 4, 1, 256),
          memory: number('nodeLimits.memoryMiB', 8192, 512, 1_048_576),
        }
      : undefined,
    programs: {
      tool: config?.getOptionalString('program') ?? kind,
      docker: config?.getOptionalString('docker') ?? 'docker',
    },
  };
}
