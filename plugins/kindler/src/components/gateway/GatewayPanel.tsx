import { Alert, Flex, Text } from '@backstage/ui';
import type {
  Gateway,
  GatewayProxy,
  GatewayStatistics,
} from '@kindler/backstage-plugin-kindler-common';
import {
  useKindlerTranslation,
  useFaultTexts,
  type KindlerTranslate,
} from '../../translation';
import { StaleAlert } from '../state';
import { Age } from '../status';
import { ProcessList } from './ProcessList';
import { ReloadDifferences } from './ReloadDifferences';
import { sendsText, type Intent } from './sendsText';
import { ServerList } from './ServerList';

interface ProxyBlockProps {
  gateway: string;
  proxy: GatewayProxy;
  intent: Intent | undefined;
  statistics: GatewayStatistics;
}

function ProxyBlock(props: ProxyBlockProps) {
  const { gateway, proxy, intent, statistics } = props;
  const { t } = useKindlerTranslation();
  return (
    <Flex direction="column" gap="1">
      <Text as="h4" variant="body-medium" weight="bold" style={{ margin: 0 }}>
        {proxy.name}
      </Text>
      <Text as="p" variant="body-small" style={{ margin: 0 }}>
        {sendsText({ servers: proxy.servers, statistics }, intent, t)}
      </Text>
      <ServerList
        label={t('gateway.serversOf', { proxy: proxy.name })}
        servers={proxy.servers}
        observedAt={statistics.observedAt}
        place={{ gateway, proxy: proxy.name }}
      />
    </Flex>
  );
}

/** Only statistics that were read can prove that there is nothing. */
function noneText(
  { status }: GatewayStatistics,
  isChosen: boolean,
  t: KindlerTranslate,
): string {
  if (status === 'pending') {
    return t('gateway.unread');
  }
  return t(isChosen ? 'gateway.leadsElsewhere' : 'gateway.noProxies');
}

/** Only the runtime socket reports the version. Without a socket, nothing is missing. */
function versionText(
  { version, sources }: Gateway,
  t: KindlerTranslate,
): string {
  if (version) {
    return `HAProxy ${version}`;
  }
  return sources.some(({ kind }) => kind === 'haproxy-runtime')
    ? t('gateway.versionUnknown')
    : 'HAProxy';
}

export interface GatewayPanelProps {
  gateway: Gateway;
  /** Only these proxies, with their intents; by default all that have servers. */
  proxies?: Record<string, Intent>;
  /** Whether the processes are shown elsewhere. */
  withoutProcesses?: boolean;
}

/** Shows one HAProxy on a card: who gets clients, the results of the checks, and whether it still answers. */
export function GatewayPanel(props: GatewayPanelProps) {
  const { gateway, proxies, withoutProcesses } = props;
  const { t } = useKindlerTranslation();
  const textsOf = useFaultTexts();
  const shown = gateway.proxies.filter(
    ({ name, servers }) => servers.length > 0 && (!proxies || name in proxies),
  );
  const { statistics } = gateway;
  const isSilent = statistics.status !== 'fresh' || Boolean(statistics.fault);
  // If HAProxy is away, all of its sources are, for the same reason.
  const others = isSilent
    ? []
    : gateway.sources.flatMap(({ fault }) => fault ?? []);
  return (
    <Flex direction="column" gap="3">
      <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
        <Text as="span" weight="bold">
          {gateway.title ?? gateway.name}
        </Text>
        <Text as="span" variant="body-small" color="secondary">
          {versionText(gateway, t)}
        </Text>
        <span style={{ marginInlineStart: 'auto' }}>
          <Age at={gateway.observedAt} />
        </span>
      </Flex>
      {isSilent && (
        <StaleAlert
          since={statistics.observedAt}
          reason={t('source.state.pending')}
          fault={statistics.fault}
        />
      )}
      {others.map(fault => {
        const { message, hint } = textsOf(fault);
        return (
          <Alert
            key={fault.source}
            icon
            status="warning"
            title={message}
            description={hint}
          />
        );
      })}
      {gateway.warnings.map(warning => (
        <Alert key={warning} icon status="warning" title={warning} />
      ))}
      <ReloadDifferences gateway={gateway} />
      {shown.map(proxy => (
        <ProxyBlock
          key={proxy.name}
          gateway={gateway.name}
          proxy={proxy}
          intent={proxies?.[proxy.name]}
          statistics={statistics}
        />
      ))}
      {shown.length === 0 && (
        <Text as="p" color="secondary">
          {noneText(statistics, proxies !== undefined, t)}
        </Text>
      )}
      {!withoutProcesses && <ProcessList gateway={gateway} isCompact />}
    </Flex>
  );
}
