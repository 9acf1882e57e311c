import {
  routeReadPermission,
  type Route,
} from '@kindler/backstage-plugin-kindler-common';
import { Code, type DataTableColumn } from '../components/layout';
import {
  ListTable,
  useListState,
  type ListFilter,
} from '../components/listing';
import { activeTargetText, RouteView } from '../components/route';
import { Empty, PermissionGate } from '../components/state';
import { Age, VerdictChip } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { DetailRoutes } from './DetailRoutes';
import { nameCell } from './nameCell';
import { useRoutes } from './useLists';
import { VerdictCounts } from './VerdictCounts';
import { VERDICT_ORDER } from './verdictOrder';

const INTENTS = ['read-write', 'read-only'] as const;

function routeColumns(
  t: KindlerTranslate,
): DataTableColumn<Route & { id: string }>[] {
  return [
    {
      id: 'name',
      label: t('route.name'),
      isRowHeader: true,
      cell: nameCell,
    },
    {
      id: 'verdict',
      label: t('route.verdict'),
      cell: ({ verdict }) => <VerdictChip verdict={verdict} />,
    },
    {
      id: 'intent',
      label: t('route.intent'),
      cell: ({ intent }) => t(`intent.${intent}`),
    },
    {
      id: 'listener',
      label: t('route.listener'),
      cell: ({ listener }) => (
        <Code>{`${listener.host}:${listener.port}`}</Code>
      ),
    },
    {
      id: 'gateway',
      label: t('route.gateway'),
      cell: ({ gateway, proxy }) => `${gateway} · ${proxy}`,
    },
    {
      id: 'target',
      label: t('route.activeTarget'),
      cell: route => <strong>{activeTargetText(route, t)}</strong>,
    },
    {
      id: 'age',
      label: t('database.seen'),
      cell: ({ observedAt }) => <Age at={observedAt} />,
    },
  ];
}

function routeFilters(t: KindlerTranslate): ListFilter[] {
  return [
    {
      name: 'verdict',
      label: t('route.verdict'),
      options: VERDICT_ORDER.map(id => ({ id, label: t(`verdict.${id}`) })),
    },
    {
      name: 'intent',
      label: t('route.intent'),
      options: INTENTS.map(id => ({ id, label: t(`intent.${id}`) })),
    },
    { name: 'gateway', label: t('route.gateway') },
    { name: 'database', label: t('database.name') },
    { name: 'owner', label: t('database.owner') },
  ];
}

function RouteListView() {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const filters = routeFilters(t);
  const state = useListState(filters);
  return (
    <ListTable
      label={t('page.routes')}
      columns={routeColumns(t)}
      filters={filters}
      state={state}
      resource={useRoutes(state.query)}
      idOf={({ name }) => name}
      getHref={({ name }) => links.route(name)}
      counts={({ summary }) => <VerdictCounts summary={summary} />}
      empty={() => <Empty title={t('route.none')}>{t('route.noneHelp')}</Empty>}
    />
  );
}

/**
 * All routes, problems first, and each of them by itself.
 */
export function RoutesPage() {
  const links = useKindlerLinks();
  return (
    <DetailRoutes
      listHref={links.routes}
      list={<RouteListView />}
      detail={name => (
        <PermissionGate permission={routeReadPermission} name={name}>
          <RouteView name={name} />
        </PermissionGate>
      )}
    />
  );
}
