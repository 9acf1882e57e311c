import { Flex, Text } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';
import { sendsText, ServerList } from '../gateway';
import { Empty, ResourceView } from '../state';
import { Age } from '../status';
import { useDatabase } from './useDatabase';

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
                {sendsText(gateway, gateway.intent, t)}
              </Text>
              <ServerList
                label={t('gateway.serversOf', { proxy: gateway.proxy })}
                servers={gateway.servers}
                observedAt={gateway.observedAt}
              />
            </Flex>
          ))}
        </Flex>
      )}
    </ResourceView>
  );
}
