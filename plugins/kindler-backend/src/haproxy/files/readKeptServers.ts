import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';
import type { KeptServer } from '../../model/haproxy/KeptServer';
import { codeOf } from '../folders/unwritable';
import {
  parseConfiguration,
  type ConfiguredProxy,
} from '../parsing/parseConfiguration';
import { parseServersState } from '../parsing/parseServersState';
import { configurationNames } from './configurationNames';

/** Files that HAProxy reads when it starts or reloads. */
export interface ReadFiles {
  /** Files and folders of its configuration, in its order. */
  configurations: string[];
  stateFile?: string;
}

/** Proxies of one configuration file. */
export interface ConfigurationFile {
  path: string;
  proxies: ConfiguredProxy[];
}

/** Reads configuration files, and of folders what HAProxy reads of them. Rejects where one cannot be read. */
export async function readConfigurations(
  paths: string[],
): Promise<ConfigurationFile[]> {
  const files = await Promise.all(
    paths.map(path => reading(path, () => filesOf(path))),
  );
  return Promise.all(
    files.flat().map(async path => ({
      path,
      proxies: parseConfiguration(
        await reading(path, () => readFile(path, 'utf8')),
      ),
    })),
  );
}

/** What a reload would make of the servers: the state file has the last word on those that it knows. */
export async function readKeptServers({
  configurations,
  stateFile,
}: ReadFiles): Promise<KeptServer[]> {
  const kept = new Map<string, KeptServer>();
  const disabled = new Set<string>();
  const put = (server: KeptServer) =>
    kept.set(`${server.proxy}/${server.server}`, server);
  for (const { path, proxies } of await readConfigurations(configurations)) {
    for (const { name, servers } of proxies) {
      for (const { name: server, address, weight = 1, ...rest } of servers) {
        const isDisabled = rest.disabled;
        if (isDisabled) {
          disabled.add(`${name}/${server}`);
        }
        put({
          proxy: name,
          server,
          isOff: isDisabled || weight === 0,
          address: address && isIP(address.host) ? address : undefined,
          weight,
          file: path,
        });
      }
    }
  }
  if (stateFile !== undefined) {
    const text = await reading(stateFile, () => readFile(stateFile, 'utf8'));
    // A file of HAProxy's format alone knows no server.
    const states = /^#/m.test(text) ? parseServersState(text) : [];
    for (const state of states) {
      const { proxy, server, address, port, admin, weight = 1 } = state;
      // A `disabled` that was written since counts in spite of the state file; an address does not.
      const isDisabled =
        disabled.has(`${proxy}/${server}`) && !state.wasDisabled;
      put({
        proxy,
        server,
        isOff: admin !== 'ready' || weight === 0 || isDisabled,
        address: isIP(address) ? { host: address, port } : undefined,
        weight,
        file: stateFile,
      });
    }
  }
  return [...kept.values()];
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) {
    return [path];
  }
  const names = await configurationNames(path);
  return names.map(name => join(path, name));
}

async function reading<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new SourceError(
      'config',
      word('fault-haproxy-file', { path, code: codeOf(error) }),
    );
  }
}
