import { Flex, Link, Text } from '@backstage/ui';
import {
  environmentReadPermission,
  type Environment,
  type EnvironmentList,
} from '@kindler/backstage-plugin-kindler-common';
import {
  AddEnvironments,
  EnvironmentStateChip,
  EnvironmentView,
  NewEnvironmentButton,
  useEnvironmentProblems,
} from '../components/environment';
import { Owner } from '../components/entity';
import { SearchableTable, type SearchableColumn } from '../components/layout';
import { Empty, PermissionGate, ResourceView } from '../components/state';
import { Age } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { DetailRoutes } from './DetailRoutes';
import { useEnvironments } from './useLists';

type Row = Environment & { id: string };

function RouteLink(props: { route: string | undefined }) {
  const links = useKindlerLinks();
  const { route } = props;
  return route ? <Link href={links.route(route)}>{route}</Link> : <>–</>;
}

function StateCell(props: { environment: Environment }) {
  const { environment } = props;
  const { error, imported } = useEnvironmentProblems(environment);
  const lines = error ? [error, ...imported] : imported;
  return (
    <Flex direction="column" gap="0.5" align="start">
      <EnvironmentStateChip state={environment.actualState} />
      {lines.map(line => (
        <Text key={line} as="span" variant="body-small">
          {line}
        </Text>
      ))}
    </Flex>
  );
}

function environmentColumns(t: KindlerTranslate): SearchableColumn<Row>[] {
  return [
    {
      id: 'name',
      label: t('environment.name'),
      isRowHeader: true,
      isSortable: true,
      sortValue: ({ name }) => name,
      cell: environment => (
        <Flex direction="column" gap="0">
          <strong>{environment.title ?? environment.name}</strong>
          {environment.title && (
            <Text as="span" variant="body-small" color="secondary">
              {environment.name}
            </Text>
          )}
        </Flex>
      ),
    },
    {
      id: 'state',
      label: t('environment.stateLabel'),
      isSortable: true,
      sortValue: ({ actualState }) => actualState,
      cell: environment => <StateCell environment={environment} />,
    },
    {
      id: 'provider',
      label: t('environment.provider'),
      isSortable: true,
      sortValue: ({ provider }) => provider,
      cell: ({ provider }) =>
        provider === 'unknown' ? t('environment.state.unknown') : provider,
    },
    {
      id: 'owner',
      label: t('environment.owner'),
      cell: ({ owner }) => <Owner entityRef={owner} />,
    },
    {
      id: 'route',
      label: t('environment.route'),
      cell: ({ route }) => <RouteLink route={route} />,
    },
    {
      id: 'created',
      label: t('environment.created'),
      isSortable: true,
      sortValue: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <Age at={createdAt} />,
    },
  ];
}

function EnvironmentTable(props: { answer: EnvironmentList }) {
  const { items, freshness, providers } = props.answer;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  if (freshness.status === 'not-configured') {
    return <AddEnvironments title={t('environment.notConfigured')} />;
  }
  if (freshness.status === 'live' && items.length + providers.length === 0) {
    return <AddEnvironments title={t('environment.noProvider')} />;
  }
  return (
    <SearchableTable
      label={t('page.environments')}
      columns={environmentColumns(t)}
      rows={items.map(item => ({ ...item, id: item.name }))}
      searchTexts={row => [
        row.name,
        row.title,
        row.owner,
        row.provider,
        row.actualState,
      ]}
      getHref={row => links.environment(row.name)}
      empty={
        freshness.status === 'live' && (
          <Empty
            title={t('environment.none')}
            action={<NewEnvironmentButton />}
          >
            {t('environment.noneHelp')}
          </Empty>
        )
      }
    />
  );
}

function EnvironmentListView() {
  const resource = useEnvironments();
  return (
    <ResourceView resource={resource}>
      {answer => <EnvironmentTable answer={answer} />}
    </ResourceView>
  );
}

/**
 * All environments, and each of them by itself.
 */
export function EnvironmentsPage() {
  const links = useKindlerLinks();
  return (
    <DetailRoutes
      listHref={links.environments}
      list={<EnvironmentListView />}
      detail={name => (
        <PermissionGate permission={environmentReadPermission} name={name}>
          <EnvironmentView name={name} />
        </PermissionGate>
      )}
    />
  );
}
