import { NotFoundError } from '@backstage/errors';
import type { RouteProposal } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerConfig } from '../config';
import { GatewayDiscoverer } from '../gateways';
import { sameHostAndPort } from './addresses';
import type { Examination } from './examine';

export interface MissingRoutes {
  routes: Array<Omit<RouteProposal, 'missing'>>;
  /** What could not be found out, and who can say it. */
  open: string[];
}

/** Routes of the configured gateways that lead to known clusters and that no configured route follows. */
export async function proposeMissing(
  { gateways, routes }: KindlerConfig,
  examination: Examination,
): Promise<MissingRoutes> {
  const discoverer = new GatewayDiscoverer({
    gateways,
    routes,
    observations: observationsOf(examination),
  });
  const discovered = await Promise.all(
    gateways.map(({ name }) => discoverer.discover(name)),
  );
  const proposals = discovered.flatMap(({ proxies }) =>
    proxies.flatMap(({ proposal }) => proposal ?? []),
  );
  return {
    routes: proposals.map(({ missing, ...route }) => route),
    open: proposals.flatMap(({ name, missing }) =>
      missing.map(key =>
        key === 'intent'
          ? `What route ${name} is for is not known: write its intent, read-write or read-only.`
          : `Where clients of route ${name} connect is not known: write the host and port of its listener.`,
      ),
    ),
  };
}

/** What was examined, to be read as what is observed. */
function observationsOf({ databases, gateways }: Examination) {
  return {
    async refreshGateway(name: string) {
      const gateway = gateways.find(each => each.name === name);
      if (!gateway) {
        throw new NotFoundError(`No gateway '${name}'`);
      }
      return gateway;
    },
    listDatabases: () => databases,
    matchMember: (name: string, address: { host: string; port?: number }) =>
      databases
        .find(each => each.name === name)
        ?.members.find(member => sameHostAndPort(address, member))?.name,
  };
}
