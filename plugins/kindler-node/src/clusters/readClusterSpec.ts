import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { MOST_AGENTS } from './clusterInputSchema';
import type { ClusterPorts, ClusterSpec } from './ClusterSpec';
import type { ClusterLimits } from './ClusterTool';
import { subnetProblem } from './subnetProblem';

const IMAGE = /^[a-zA-Z0-9][a-zA-Z0-9._:@/-]{0,255}$/;
const PORTS = ['api', 'http', 'https'] as const;

type Port = (typeof PORTS)[number];
const fieldOf = (port: Port) => `${port}Port` as const;

/** What is left out is as the configuration says. */
export type ClusterDefaults = Pick<ClusterSpec, 'image' | 'servers' | 'agents'>;

/** Ports as they stand in details. */
export const portFields = (ports: ClusterPorts): JsonObject =>
  Object.fromEntries(
    PORTS.map(port => [fieldOf(port), ports[port]]),
  ) as JsonObject;

/**
 * The cluster that details ask for. Older Kindler databases recorded more of a cluster than is asked for: that is passed over.
 *
 * @throws InputError that names the field
 */
export function readClusterSpec(
  details: JsonObject,
  defaults: ClusterDefaults,
  limits: ClusterLimits,
): ClusterSpec {
  const spec = {
    image: readImage(details.image) ?? defaults.image,
    servers: wholeNumber(details.servers, 'servers', 1, limits.servers),
    agents: wholeNumber(details.agents, 'agents', 0, MOST_AGENTS),
    ports: readPorts(details),
    subnet: readSubnet(details.subnet, limits),
  };
  const servers = spec.servers ?? defaults.servers;
  if (servers % 2 === 0) {
    throw new InputError(
      `servers is ${servers}: an even number of servers agrees on nothing when half of them are away; ask for ${
        servers - 1
      }`,
    );
  }
  return { ...spec, servers, agents: spec.agents ?? defaults.agents };
}

function readImage(value: unknown): string | undefined {
  if (
    value !== undefined &&
    !(typeof value === 'string' && IMAGE.test(value))
  ) {
    throw new InputError(
      'image must be the name of an image, e.g. rancher/k3s:v1.31.5-k3s1',
    );
  }
  return value;
}

function readPorts(details: JsonObject): ClusterPorts {
  const ports: ClusterPorts = {};
  const nameOf = new Map<number, string>();
  for (const name of PORTS) {
    const field = fieldOf(name);
    const port = wholeNumber(details[field], field, 1024, 65535);
    if (port !== undefined) {
      if (nameOf.has(port)) {
        throw new InputError(`${field} is ${port}, as ${nameOf.get(port)} is`);
      }
      nameOf.set(port, field);
      ports[name] = port;
    }
  }
  return ports;
}

function readSubnet(value: unknown, limits: ClusterLimits): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!limits.subnet) {
    throw new InputError('subnet cannot be chosen with this provider');
  }
  const problem =
    typeof value === 'string' ? subnetProblem(value) : 'must be a text';
  if (problem) {
    throw new InputError(`subnet ${problem}`);
  }
  return value as string;
}

function wholeNumber(
  value: unknown,
  field: string,
  min: number,
  max: number,
): number | undefined {
  if (
    value !== undefined &&
    !(Number.isInteger(value) && Number(value) >= min && Number(value) <= max)
  ) {
    throw new InputError(
      `${field} must be a whole number between ${min} and ${max}`,
    );
  }
  return value as number | undefined;
}
