import { Flex, Text } from '@backstage/ui';
import {
  routeReadPermission,
  type Route,
} from '@kindler/backstage-plugin-kindler-common';
import {
  Code,
  SearchableTable,
  type SearchableColumn,
} from '../components/layout';
import { activeTargetText, RouteView } from '../components/route';
import { Empty, PermissionGate, ResourceView } from '../components/state';
import { Age, VerdictChip } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { DetailRoutes } from './DetailRoutes';
import { problemsFirst } from './problemsFirst';
import { useRoutes } from './useLists';

type Row = Route & { id: string };

function routeColumns(t: KindlerTranslate): SearchableColumn<Row>[] {
  return [
    {
      id: 'name',
      label: t('route.name'),
      isRowHeader: true,
      isSortable: true,
      sortValue: ({ name }) => name,
      cell: route => (
        <Flex direction="column" gap="0">
          <strong>{route.title ?? route.name}</strong>
          {route.title && (
            <Text as="span" variant="body-small" color="secondary">
              {route.name}
            </Text>
          )}
        </Flex>
      ),
    },
    {
      id: 'verdict',
      label: t('route.verdict'),
      cell: ({ verdict }) => <VerdictChip verdict={verdict} />,
    },
    {
      id: 'intent',
      label: t('route.intent'),
      isSortable: true,
      sortValue: ({ intent }) => intent,
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

function RouteListView() {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const resource = useRoutes();
  return (
    <ResourceView resource={resource}>
      {({ items }) => (
        <SearchableTable
          label={t('page.routes')}
          columns={routeColumns(t)}
          rows={problemsFirst(items).map(item => ({ ...item, id: item.name }))}
          searchTexts={row => [
            row.name,
            row.title,
            row.gateway,
            row.proxy,
            row.activeTarget,
            `${row.listener.host}:${row.listener.port}`,
          ]}
          getHref={row => links.route(row.name)}
          empty={<Empty title={t('route.none')}>{t('route.noneHelp')}</Empty>}
        />
      )}
    </ResourceView>
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
