import { Flex, Link, Text } from '@backstage/ui';
import {
  ENVIRONMENT_PROVIDERS,
  ENVIRONMENT_STATES,
  databaseConnectionOf,
  environmentReadPermission,
  type Environment,
  type EnvironmentList,
} from '@kindler/backstage-plugin-kindler-common';
import {
  AddEnvironments,
  DriftChip,
  EnvironmentStateChip,
  EnvironmentView,
  Expiry,
  NewEnvironmentButton,
  UnavailableProviders,
  observedText,
  useEnvironmentProblems,
  useIsSeen,
} from '../components/environment';
import { useProviders } from '../components/provider';
import { Owner } from '../components/entity';
import { type DataTableColumn } from '../components/layout';
import {
  ListTable,
  useListState,
  type ListFilter,
} from '../components/listing';
import { Empty, PermissionGate } from '../components/state';
import { Age } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { DetailRoutes } from './DetailRoutes';
import { nameCell } from './nameCell';
import { useEnvironments } from './useLists';

function RouteLink(props: { route: string | undefined }) {
  const links = useKindlerLinks();
  const { route } = props;
  return route ? <Link href={links.route(route)}>{route}</Link> : <>–</>;
}

function StateCell(props: { environment: Environment }) {
  const { environment } = props;
  const { error, imported } = useEnvironmentProblems(environment);
  const { t } = useKindlerTranslation();
  const isSeen = useIsSeen(environment);
  const isAsAsked = isSeen && environment.state === environment.desired;
  const lines = error ? [error, ...imported] : imported;
  return (
    <Flex direction="column" gap="0.5" align="start">
      <EnvironmentStateChip environment={environment} />
      {!isAsAsked && (
        <Text as="span" variant="body-small" color="secondary">
          {t('environment.desired')}: {observedText(environment.desired, t)}
        </Text>
      )}
      <DriftChip environment={environment} />
      {lines.map(line => (
        <Text key={line} as="span" variant="body-small">
          {line}
        </Text>
      ))}
    </Flex>
  );
}

function environmentColumns(
  t: KindlerTranslate,
): DataTableColumn<Environment & { id: string }>[] {
  return [
    {
      id: 'name',
      label: t('environment.name'),
      isRowHeader: true,
      cell: nameCell,
    },
    {
      id: 'state',
      label: t('environment.stateLabel'),
      cell: environment => <StateCell environment={environment} />,
    },
    {
      id: 'provider',
      label: t('environment.provider'),
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
      cell: environment => (
        <RouteLink route={databaseConnectionOf(environment)?.route} />
      ),
    },
    {
      id: 'observed',
      label: t('environment.observed'),
      cell: ({ observed }) => <Age at={observed?.observedAt} />,
    },
    {
      id: 'expires',
      label: t('environment.expires'),
      cell: ({ expiresAt }) => <Expiry at={expiresAt} />,
    },
    {
      id: 'created',
      label: t('environment.created'),
      cell: ({ createdAt }) => <Age at={createdAt} />,
    },
  ];
}

function environmentFilters(
  t: KindlerTranslate,
  providers: string[],
): ListFilter[] {
  return [
    {
      name: 'state',
      label: t('environment.stateLabel'),
      options: ENVIRONMENT_STATES.map(id => ({
        id,
        label: t(`environment.state.${id}`),
      })),
    },
    {
      name: 'provider',
      label: t('environment.provider'),
      options: providers.map(id => ({ id, label: id })),
    },
    { name: 'owner', label: t('environment.owner') },
  ];
}

/** Says why there are none, and what to do about it. */
function NoEnvironments(props: { answer: EnvironmentList }) {
  const { freshness, providers } = props.answer;
  const { t } = useKindlerTranslation();
  if (freshness.status === 'not-configured') {
    return <AddEnvironments title={t('environment.notConfigured')} />;
  }
  if (freshness.status === 'live' && providers.length === 0) {
    return <AddEnvironments title={t('environment.noProvider')} />;
  }
  return freshness.status === 'live' ? (
    <Empty title={t('environment.none')} action={<NewEnvironmentButton />}>
      {t('environment.noneHelp')}
    </Empty>
  ) : null;
}

function EnvironmentListView() {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const known = useProviders().data?.items.map(({ kind }) => kind) ?? [];
  const providers = [...new Set([...ENVIRONMENT_PROVIDERS, ...known])];
  const filters = environmentFilters(t, providers);
  const state = useListState(filters);
  return (
    <ListTable<Environment, EnvironmentList>
      label={t('page.environments')}
      columns={environmentColumns(t)}
      filters={filters}
      state={state}
      resource={useEnvironments(state.query)}
      idOf={({ name }) => name}
      getHref={({ name }) => links.environment(name)}
      empty={answer => <NoEnvironments answer={answer} />}
    />
  );
}

/** Lists all environments and shows each on its own page. */
export function EnvironmentsPage() {
  const links = useKindlerLinks();
  return (
    <DetailRoutes
      listHref={links.environments}
      list={
        <Flex direction="column" gap="3">
          <UnavailableProviders />
          <EnvironmentListView />
        </Flex>
      }
      detail={name => (
        <PermissionGate permission={environmentReadPermission} name={name}>
          <EnvironmentView name={name} />
        </PermissionGate>
      )}
    />
  );
}
