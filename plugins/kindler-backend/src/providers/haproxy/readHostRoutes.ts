import { isIP } from 'node:net';
import type { JsonObject } from '@backstage/types';
import {
  fieldError,
  word,
  schemaText,
} from '@kindler/backstage-plugin-kindler-common';
import type { RegisteredEnvironment } from '@kindler/backstage-plugin-kindler-node';
import type { HostRoute } from '../../haproxy/hosts';

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const ADDRESS = {
  type: 'string',
  title: schemaText('schema-address', {}),
  description: schemaText('schema-address-help', {}),
  maxLength: 60,
} as const;

/** The `details` that a request may give. */
export const HOST_SCHEMA: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    address: {
      ...ADDRESS,
      description: schemaText('schema-address-all-help', {}),
    },
    services: {
      type: 'array',
      title: schemaText('schema-services', {}),
      maxItems: 50,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'address'],
        properties: {
          name: {
            type: 'string',
            title: schemaText('schema-name', {}),
            description: schemaText('schema-service-help', {}),
            pattern: `^${LABEL}$`,
          },
          address: ADDRESS,
        },
      },
    },
    hosts: {
      type: 'array',
      title: schemaText('schema-hosts', {}),
      description: schemaText('schema-hosts-help', {}),
      maxItems: 20,
      uniqueItems: true,
      items: {
        type: 'string',
        maxLength: 253,
        pattern: `^(${LABEL}\\.)+${LABEL}$`,
      },
    },
  },
};

/** What of an environment's hosts is configured. */
export interface HostSettings {
  baseDomain: string;
  /** IP address at which HAProxy reaches the host that runs environments in containers. */
  clusterHost: string;
}

/** The routes that are asked for. Throws an InputError that names the field, as it is called below `details`. */
export function readHostRoutes(
  { name, registration, details, allocates }: RegisteredEnvironment,
  { baseDomain, clusterHost }: HostSettings,
): HostRoute[] {
  const {
    address,
    services = [],
    hosts = [],
  } = registration as {
    address?: string;
    services?: Array<{ name: string; address: string }>;
    hosts?: string[];
  };
  const own = `${name}.${baseDomain}`;
  const routes = services.map(({ name: service, address: at }, index) => ({
    server: `${name}.${service}`,
    address: readAddress(at, `services[${index}].address`),
    hosts: [`${service}.${own}`],
  }));
  const names = services.map(service => service.name);
  const twice = names.find((each, index) => names.indexOf(each) !== index);
  if (twice) {
    throw fieldError('services', word('field-service-twice', { value: twice }));
  }
  hosts.forEach((host, index) =>
    expectOwn(`hosts[${index}]`, host, name, baseDomain),
  );
  if (address !== undefined || typeof details.httpPort === 'number') {
    routes.push({
      server: name,
      address:
        address === undefined
          ? { host: clusterHost, port: details.httpPort as number }
          : readAddress(address, 'address'),
      hosts: [`*.${own}`, ...hosts],
    });
  } else if (allocates?.includes('httpPort')) {
    throw fieldError('address', word('field-address-later', {}));
  } else if (hosts.length > 0 || routes.length === 0) {
    throw fieldError('address', word('field-address-needed', { name }));
  }
  return routes;
}

function expectOwn(
  field: string,
  value: string,
  environment: string,
  base: string,
): void {
  const labels = value.endsWith(`.${base}`)
    ? value.slice(0, -base.length - 1).split('.')
    : [];
  if (labels.length === 2 && labels[1] !== environment) {
    const [, name] = labels;
    throw fieldError(field, word('field-host-foreign', { value, name }));
  }
  if (labels.length !== 1) {
    throw fieldError(field, word('field-host-form', { value, base }));
  }
}

/** HAProxy does not resolve names of servers that it gets while it runs. */
function readAddress(value: string, field: string): HostRoute['address'] {
  const [, six, four, port] =
    /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(value) ?? [];
  const host = six ?? four ?? '';
  if (!isIP(host) || Number(port) < 1 || Number(port) > 65535) {
    throw fieldError(field, word('field-address', { value }));
  }
  return { host, port: Number(port) };
}
