import { Alert, Flex, Text } from '@backstage/ui';
import type {
  Gateway,
  GatewayProxy,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { faultTexts, StaleAlert } from '../state';
import { Age } from '../status';
import { ServerList } from './ServerList';

function ProxyBlock(props: { proxy: GatewayProxy }) {
  const { proxy } = props;
  const { t } = useKindlerTranslation();
  const taking = proxy.servers.filter(({ up }) => up === true);
  const isUnknown = proxy.servers.some(({ up }) => up === 'unknown');
  const names = taking.map(({ name }) => name).join(', ');
  return (
    <Flex direction="column" gap="1">
      <Text as="h4" variant="body-medium" weight="bold" style={{ margin: 0 }}>
        {proxy.name}
      </Text>
      <Text as="p" variant="body-small" style={{ margin: 0 }}>
        {isUnknown && t('gateway.sendsUnknown')}
        {!isUnknown &&
          (names
            ? t('gateway.sendsTo', { servers: names })
            : t('gateway.sendsNowhere'))}
      </Text>
      <ServerList
        label={t('gateway.serversOf', { proxy: proxy.name })}
        servers={proxy.servers}
      />
    </Flex>
  );
}

export interface GatewayPanelProps {
  gateway: Gateway;
  /** Only these proxies; left out: all that have servers. */
  proxies?: string[];
}

/**
 * One HAProxy on a card: who is sent clients, what the checks say, and whether it still answers.
 */
export function GatewayPanel(props: GatewayPanelProps) {
  const { gateway, proxies } = props;
  const { t } = useKindlerTranslation();
  const shown = gateway.proxies.filter(
    ({ name, servers }) =>
      servers.length > 0 && (!proxies || proxies.includes(name)),
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
        <ProxyBlock key={proxy.name} proxy={proxy} />
      ))}
      {shown.length === 0 && (
        <Text as="p" color="secondary">
          {t(proxies ? 'gateway.leadsElsewhere' : 'gateway.noProxies')}
        </Text>
      )}
    </Flex>
  );
}
