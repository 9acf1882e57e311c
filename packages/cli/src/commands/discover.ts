import type {
  DiscoveredProxy,
  GatewayDiscovery,
  RouteProposal,
} from '@kindler/backstage-plugin-kindler-common';
import { stringify } from 'yaml';
import { EXIT } from '../ExitCode';
import { printable } from '../output/printable';
import { renderTable } from '../output/renderTable';
import { openPortal } from '../portal/Portal';
import type { AddCommand } from './AddCommand';

export const addDiscover: AddCommand = (program, context) => {
  program
    .command('discover')
    .description('reads proxies and routes from a running HAProxy')
    .argument('<gateway>', 'name of the gateway')
    .action((gateway, _, command) =>
      context.run(async () => {
        const portal = openPortal(command.optsWithGlobals(), context);
        const { item } = await portal.discoverGateway(gateway);
        return { exitCode: judge(item), data: item, text: describe(item) };
      }),
    );
};

/** A proxy that leads to a known cluster and is no route yet is work to do. */
function judge({ statistics, proxies }: GatewayDiscovery) {
  if (statistics.status !== 'fresh') {
    return EXIT.unknown;
  }
  return proxies.some(({ proposal }) => proposal) ? EXIT.degraded : EXIT.ok;
}

function describe({ proxies, configurations, statistics }: GatewayDiscovery) {
  const table = renderTable(
    ['PROXY', 'LISTENS AT', 'LEADS TO', 'ROUTES'],
    proxies.map(proxy => [
      proxy.name,
      proxy.listeners.join(', ') || 'unknown',
      leadsTo(proxy),
      proxy.routes.join(', ') || '-',
    ]),
  );
  const proposals = proxies.flatMap(({ proposal }) => proposal ?? []);
  return [
    ...(statistics.status === 'fresh'
      ? []
      : ['The gateway does not answer; this is what was last known.', '']),
    ...table.trimEnd().split('\n'),
    ...configurations.flatMap(({ fault }) => (fault ? ['', fault] : [])),
    ...(proposals.length > 0
      ? ['', 'Add to kindler.routes:', ...proposals.flatMap(toLines)]
      : []),
  ]
    .map(line => `${printable(line)}\n`)
    .join('');
}

function leadsTo({ servers }: DiscoveredProxy): string {
  return servers
    .map(({ name, database, member, address }) =>
      database ? `${name}=${database}/${member}` : `${name}=${address ?? '?'}`,
    )
    .join(', ');
}

function toLines({ missing, ...route }: RouteProposal): string[] {
  return [
    ...stringify([route]).trimEnd().split('\n'),
    ...missing.map(key => `  # ${key}: to be written, nobody tells it`),
  ].map(line => `  ${line}`);
}
