import { Alert, Flex, Text } from '@backstage/ui';
import type {
  Gateway,
  GatewayProxy,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { faultTexts, StaleAlert } from '../state';
import { Age } from '../status';
import { ProcessList } from './ProcessList';
import { sendsText, type Intent } from './sendsText';
import { ServerList } from './ServerList';

interface ProxyBlockProps {
  proxy: GatewayProxy;
  intent: Intent | undefined;
  observedAt: string | undefined;
}

function ProxyBlock(props: ProxyBlockProps) {
  const { proxy, intent, observedAt } = props;
  const { t } = useKindlerTranslation();
  return (
    <Flex direction="column" gap="1">
      <Text as="h4" variant="body-medium" weight="bold" style={{ margin: 0 }}>
        {proxy.name}
      </Text>
      <Text as="p" variant="body-small" style={{ margin: 0 }}>
        {sendsText(proxy.servers, intent, t)}
      </Text>
      <ServerList
        label={t('gateway.serversOf', { proxy: proxy.name })}
        servers={proxy.servers}
        observedAt={observedAt}
      />
    </Flex>
  );
}

export interface GatewayPanelProps {
  gateway: Gateway;
  /** Only these proxies, with what they are for; left out: all that have servers. */
  proxies?: Record<string, Intent>;
  /** They are shown elsewhere. */
  withoutProcesses?: boolean;
}

/**
 * One HAProxy on a card: who is sent clients, what the checks say, and whether it still answers.
 */
export function GatewayPanel(props: GatewayPanelProps) {
  const { gateway, proxies, withoutProcesses } = props;
  const { t } = useKindlerTranslation();
  const shown = gateway.proxies.filter(
    ({ name, servers }) => servers.length > 0 && (!proxies || name in proxies),
  );
  const silent = gateway.sources.filter(({ status }) => status !== 'ok');
  return (
    <Flex direction="column" gap="3">
      <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
        <Text as="span" weight="bold">
          {gateway.title ?? gateway.name}
        </Text>
        <Text as="span" variant="body-small" color="secondary">
          {gateway.version
            ? `HAProxy ${gateway.version}`
            : t('gateway.versionUnknown')}
        </Text>
        <span style={{ marginInlineStart: 'auto' }}>
          <Age at={gateway.observedAt} />
        </span>
      </Flex>
      {silent.map(source => (
        <StaleAlert
          key={source.id}
          since={source.observedAt}
          {...faultTexts(source.fault, t(`source.state.${source.status}`))}
        />
      ))}
      {gateway.warnings.map(warning => (
        <Alert key={warning} icon status="warning" title={warning} />
      ))}
      {shown.map(proxy => (
        <ProxyBlock
          key={proxy.name}
          proxy={proxy}
          intent={proxies?.[proxy.name]}
          observedAt={gateway.observedAt}
        />
      ))}
      {shown.length === 0 && (
        <Text as="p" color="secondary">
          {t(proxies ? 'gateway.leadsElsewhere' : 'gateway.noProxies')}
        </Text>
      )}
      {!withoutProcesses && <ProcessList gateway={gateway} isCompact />}
    </Flex>
  );
}
