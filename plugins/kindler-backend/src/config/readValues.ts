import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { SqlRoleConfig } from './types';

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The `name` of a list item, checked as a DNS label because it stands in URLs and entity names. */
export function readName(config: Config, key: string): string {
  const name = config.getString('name');
  if (!DNS_LABEL.test(name)) {
    throw new InputError(
      `${key}: name '${name}' must be a DNS label of 1 to 63 characters`,
    );
  }
  return name;
}

/** Splits `host:port`; IPv6 hosts stand in brackets. */
export function readAddress(
  address: string,
  key: string,
): { host: string; port: number } {
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(address);
  const port = Number(match?.[3]);
  if (!match || port < 1 || port > 65535) {
    throw new InputError(`${key}: '${address}' is not host:port`);
  }
  return { host: match[1] ?? match[2], port };
}

export function readSqlRole(config?: Config): SqlRoleConfig | undefined {
  return (
    config && {
      user: config.getString('user'),
      password: config.getString('password'),
      database: config.getOptionalString('database') ?? 'postgres',
    }
  );
}

/** A number of the `kindler` section. */
export function readAtLeastOne(
  config: Config | undefined,
  key: string,
): number | undefined {
  const value = config?.getOptionalNumber(key);
  if (value !== undefined && value < 1) {
    throw new InputError(`kindler.${key} must be at least 1`);
  }
  return value;
}

const HAPROXY_NAME = /^[A-Za-z0-9_.:-]+$/;

/** The name of a proxy or server, checked by HAProxy's own rule because it becomes part of runtime commands. */
export function checkHaproxyName(name: string, key: string): string {
  if (!HAPROXY_NAME.test(name)) {
    throw new InputError(`${key}: '${name}' is not a name of HAProxy`);
  }
  return name;
}
