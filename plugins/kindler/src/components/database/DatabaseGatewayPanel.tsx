import { Flex, Text } from '@backstage/ui';
import type { DatabaseGateway } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { ServerList } from '../gateway';
import { Empty, ResourceView } from '../state';
import { Age } from '../status';
import { useDatabase } from './useDatabase';

function sentence(
  gateway: DatabaseGateway,
  t: ReturnType<typeof useKindlerTranslation>['t'],
): string {
  const { servers } = gateway;
  if (servers.some(({ up }) => up === 'unknown')) {
    return t('gateway.sendsUnknown');
  }
  const taking = servers.filter(({ up }) => up === true);
  return taking.length === 0
    ? t('gateway.sendsNowhere')
    : t('gateway.sendsTo', {
        servers: taking.map(({ name, member }) => member ?? name).join(', '),
      });
}

/**
 * The proxies in front of one database cluster: who is sent its clients, and what the checks say.
 */
export function DatabaseGatewayPanel(props: { name: string }) {
  const { t } = useKindlerTranslation();
  const resource = useDatabase(props.name);
  return (
    <ResourceView resource={resource}>
      {({ item: { gateways } }) => (
        <Flex direction="column" gap="4">
          {gateways.length === 0 && (
            <Empty title={t('gateway.none')}>{t('gateway.noneHelp')}</Empty>
          )}
          {gateways.map(gateway => (
            <Flex
              key={`${gateway.gateway}/${gateway.proxy}`}
              direction="column"
              gap="1"
            >
              <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
                <Text
                  as="h4"
                  variant="body-medium"
                  weight="bold"
                  style={{ margin: 0 }}
                >
                  {`${gateway.gateway} · ${gateway.proxy}`}
                </Text>
                <Text as="span" variant="body-small" color="secondary">
                  {t(`intent.${gateway.intent}`)}
                </Text>
                <span style={{ marginInlineStart: 'auto' }}>
                  <Age at={gateway.observedAt} />
                </span>
              </Flex>
              <Text as="p" variant="body-small" style={{ margin: 0 }}>
                {sentence(gateway, t)}
              </Text>
              <ServerList
                label={t('gateway.serversOf', { proxy: gateway.proxy })}
                servers={gateway.servers}
              />
            </Flex>
          ))}
        </Flex>
      )}
    </ResourceView>
  );
}
