import { Flex, Text } from '@backstage/ui';
import type { DatabaseGateway } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { ServerTable } from '../gateway';
import { Section } from '../layout';
import { Age } from '../status';

/** Shows where one HAProxy proxy sends the clients of a database cluster. */
export function GatewaySection(props: { gateway: DatabaseGateway }) {
  const { gateway } = props;
  const { t } = useKindlerTranslation();
  return (
    <Section
      title={`HAProxy · ${gateway.proxy}`}
      aside={
        <Flex gap="2" align="center">
          <Text as="span" variant="body-small" color="secondary">
            {`${gateway.gateway} · ${t(`intent.${gateway.intent}`)}`}
          </Text>
          <Age at={gateway.observedAt} />
        </Flex>
      }
    >
      <ServerTable
        label={t('gateway.serversOf', { proxy: gateway.proxy })}
        servers={gateway.servers}
        observedAt={gateway.observedAt}
        isKnown={gateway.statistics.status === 'fresh'}
      />
    </Section>
  );
}
