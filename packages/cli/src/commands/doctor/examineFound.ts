import { ConfigReader } from '@backstage/config';
import type { ProposedConfig } from '@kindler/backstage-plugin-kindler-backend/doctor';
import { stringify } from 'yaml';
import { UsageError } from '../../UsageError';
import { backend } from './backend';
import type { Diagnosis } from './Diagnosis';
import type { FoundOptions } from './readOptions';

const TIMEOUT_MS = 2000;

/** Discovers members and routes, tries what was found, and writes it as a configuration. */
export async function examineFound(options: FoundOptions): Promise<Diagnosis> {
  const { discover, examine, proposeConfig, readKindlerConfig } = backend();
  const { patroni, stats, probe, allMembers } = options;
  const listeners = readListeners(options.listeners);
  const discovery = await discover({ patroni, stats, timeoutMs: TIMEOUT_MS });
  const propose = (secrets: Pick<FoundOptions, 'stats' | 'probe'>) =>
    proposeConfig({ patroni, discovery, listeners, ...secrets });
  const { block } = propose({ stats, probe });
  const asked = {
    ...block,
    databases: block.databases.map(database => ({
      ...database,
      // Addresses in an answer are data, until a person says that they may be asked.
      patroni: allMembers ? database.patroni : { members: patroni },
    })),
  };
  const config = readKindlerConfig(
    new ConfigReader({ kindler: JSON.parse(JSON.stringify(asked)) }),
  );
  const shown = propose({
    stats: stats && hidden(stats, 'KINDLER_STATS'),
    probe: probe && hidden(probe, 'KINDLER_PROBE'),
  });
  return {
    ...(await examine(config)),
    faults: discovery.faults,
    open: [...shown.open, ...notAsked(shown, patroni, allMembers)],
    // Of a cluster that nobody told of there is nothing to write.
    block: discovery.cluster && stringify({ kindler: shown.block }),
  };
}

function hidden<T extends { password?: string }>(section: T, name: string): T {
  return section.password === undefined
    ? section
    : // eslint-disable-next-line no-template-curly-in-string
      { ...section, password: '${NAME_PASSWORD}'.replace('NAME', name) };
}

function notAsked(
  { block }: ProposedConfig,
  patroni: string[],
  allMembers: boolean,
): string[] {
  const count = block.databases[0].patroni.members.length - patroni.length;
  return allMembers || count === 0
    ? []
    : [
        `Patroni names ${count} more members, which were not asked: check their addresses in the configuration below, then add --all-members.`,
      ];
}

function readListeners(texts: string[]) {
  const { parseAddress } = backend();
  return new Map(
    texts.map(text => {
      const [, proxy, rest = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
      const address = parseAddress(rest);
      if (!proxy || !address?.host) {
        throw new UsageError(
          `--listener takes <proxy>=<host>:<port>, e.g. orders_rw=10.0.0.5:5000; '${text}' is none`,
        );
      }
      return [proxy, address];
    }),
  );
}
