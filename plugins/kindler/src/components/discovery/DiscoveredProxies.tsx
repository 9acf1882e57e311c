import { Flex, Text } from '@backstage/ui';
import type {
  DiscoveredProxy,
  GatewayDiscovery,
} from '@kindler/backstage-plugin-kindler-common';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { Code, CodeBlock, PlainList } from '../layout';
import { StatusChip, type Tone } from '../status';
import { routesYaml } from './routesYaml';

function stateOf(
  { routes, proposal }: DiscoveredProxy,
  t: KindlerTranslate,
): { tone: Tone; text: string } {
  if (routes.length > 0) {
    return {
      tone: 'positive',
      text: t('discovery.routed', { routes: routes.join(', ') }),
    };
  }
  return proposal
    ? { tone: 'warning', text: t('discovery.possible') }
    : { tone: 'neutral', text: t('discovery.elsewhere') };
}

function Proxy(props: { proxy: DiscoveredProxy }) {
  const { proxy } = props;
  const { name, listeners, listenersFrom, servers } = proxy;
  const { t } = useKindlerTranslation();
  const { tone, text } = stateOf(proxy, t);
  return (
    <li>
      <Flex direction="column" gap="1">
        <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
          <Text as="span" weight="bold">
            {name}
          </Text>
          <StatusChip tone={tone}>{text}</StatusChip>
        </Flex>
        <Text as="span" variant="body-small" color="secondary">
          {listeners.length > 0
            ? t(`discovery.listens.${listenersFrom}`, {
                listeners: listeners.join(', '),
              })
            : t('discovery.listens.unknown')}
        </Text>
        <PlainList label={t('gateway.serversOf', { proxy: name })}>
          {servers.map(server => (
            <li key={server.name}>
              <Code>{server.address ?? t('server.addressUnknown')}</Code>{' '}
              {server.name} →{' '}
              {server.database
                ? `${server.database} / ${server.member}`
                : t('discovery.unknownServer')}
            </li>
          ))}
        </PlainList>
      </Flex>
    </li>
  );
}

/** Shows the proxies of a gateway, where each leads, and the configuration of the routes that are missing. */
export function DiscoveredProxies(props: { discovery: GatewayDiscovery }) {
  const { gateway, proxies, configurations } = props.discovery;
  const { t } = useKindlerTranslation();
  const proposals = proxies.flatMap(({ proposal }) => proposal ?? []);
  const unread = configurations.filter(({ fault }) => fault);
  return (
    <Flex direction="column" gap="4">
      {configurations.length === 0 && (
        <Text as="p">{t('discovery.noFiles', { gateway })}</Text>
      )}
      {unread.map(({ path, fault }) => (
        <Text as="p" key={path}>
          {t('discovery.unread', { path, fault: String(fault) })}
        </Text>
      ))}
      <PlainList label={t('discovery.proxies')}>
        {proxies.map(proxy => (
          <Proxy key={proxy.name} proxy={proxy} />
        ))}
      </PlainList>
      {proposals.length > 0 ? (
        <>
          <Text as="p">{t('discovery.paste')}</Text>
          <CodeBlock
            label={t('discovery.copy')}
            text={routesYaml(proposals, key => t(`discovery.write.${key}`))}
          />
        </>
      ) : (
        <Text as="p">{t('discovery.complete')}</Text>
      )}
    </Flex>
  );
}
