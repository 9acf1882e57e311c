import { Card, CardBody, Flex } from '@backstage/ui';
import type {
  GatewayListSummary,
  GatewayStatus,
  GatewaySummary,
} from '@kindler/backstage-plugin-kindler-common';
import { DiscoverButton } from '../components/discovery';
import { GatewayPanel, useGateway } from '../components/gateway';
import { type DataTableColumn } from '../components/layout';
import {
  ListTable,
  useListState,
  type ListFilter,
} from '../components/listing';
import { Empty, ResourceView } from '../components/state';
import { Age, StatusChip, type Tone } from '../components/status';
import { useKindlerLinks } from '../links';
import {
  useKindlerTranslation,
  useFaultTexts,
  type KindlerTranslate,
} from '../translation';
import { DetailRoutes } from './DetailRoutes';
import { nameCell } from './nameCell';
import { useGateways } from './useLists';

const STATUSES: GatewayStatus[] = ['stale', 'pending', 'fresh'];

const TONES: Record<GatewayStatus, Tone> = {
  fresh: 'positive',
  stale: 'negative',
  pending: 'neutral',
};

function Fault(props: { gateway: GatewaySummary }) {
  const { statistics } = props.gateway;
  const textsOf = useFaultTexts();
  return <>{statistics.fault ? textsOf(statistics.fault).message : '–'}</>;
}

/** How many servers take connections; while that is not known, how many it were. */
function serversText(gateway: GatewaySummary, t: KindlerTranslate): string {
  const { serversUp, lastServersUp, serverCount } = gateway;
  const up = serversUp ?? lastServersUp;
  if (up === undefined || serverCount === undefined) {
    return t('word.unknown');
  }
  const values = { up: String(up), total: String(serverCount) };
  return serversUp === undefined
    ? t('gateway.serversWereUp', values)
    : t('gateway.serversUp', values);
}

function gatewayColumns(
  t: KindlerTranslate,
): DataTableColumn<GatewaySummary & { id: string }>[] {
  return [
    {
      id: 'name',
      label: t('route.gateway'),
      isRowHeader: true,
      cell: nameCell,
    },
    {
      id: 'status',
      label: t('source.status'),
      cell: ({ statistics: { status } }) => (
        <StatusChip tone={TONES[status]}>
          {t(`gateway.status.${status}`)}
        </StatusChip>
      ),
    },
    {
      id: 'problem',
      label: t('gateway.problem'),
      cell: gateway => <Fault gateway={gateway} />,
    },
    {
      id: 'servers',
      label: t('gateway.servers'),
      cell: gateway => serversText(gateway, t),
    },
    {
      id: 'version',
      label: t('gateway.version'),
      cell: ({ version }) => version ?? t('word.unknown'),
    },
    {
      id: 'age',
      label: t('database.seen'),
      cell: ({ observedAt }) => <Age at={observedAt} />,
    },
  ];
}

function StatusCounts(props: { summary: GatewayListSummary }) {
  const { statuses } = props.summary;
  const { t } = useKindlerTranslation();
  return (
    <>
      {STATUSES.filter(status => statuses[status] > 0).map(status => (
        <StatusChip key={status} tone={TONES[status]}>
          {`${statuses[status]} ${t(`gateway.status.${status}`)}`}
        </StatusChip>
      ))}
    </>
  );
}

function GatewayListView() {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const filters: ListFilter[] = [
    {
      name: 'status',
      label: t('source.status'),
      options: STATUSES.map(id => ({ id, label: t(`gateway.status.${id}`) })),
    },
  ];
  const state = useListState(filters);
  return (
    <ListTable
      label={t('page.gateways')}
      columns={gatewayColumns(t)}
      filters={filters}
      state={state}
      resource={useGateways(state.query)}
      idOf={({ name }) => name}
      getHref={({ name }) => links.gateway(name)}
      counts={({ summary }) => <StatusCounts summary={summary} />}
      empty={() => (
        <Empty title={t('gateway.noneAtAll')}>
          {t('gateway.noneAtAllHelp')}
        </Empty>
      )}
    />
  );
}

function GatewayView(props: { name: string }) {
  return (
    <ResourceView resource={useGateway(props.name)}>
      {({ item }) => (
        <Card>
          <CardBody>
            <Flex justify="end">
              <DiscoverButton gateway={item.name} />
            </Flex>
            <GatewayPanel gateway={item} />
          </CardBody>
        </Card>
      )}
    </ResourceView>
  );
}

/**
 * All gateways, those that do not answer first, and each of them by itself.
 */
export function GatewaysPage() {
  const links = useKindlerLinks();
  return (
    <DetailRoutes
      listHref={links.gateways}
      list={<GatewayListView />}
      detail={name => <GatewayView name={name} />}
    />
  );
}
