import { Flex, Text } from '@backstage/ui';
import {
  databaseReadPermission,
  type DatabaseSummary,
} from '@kindler/backstage-plugin-kindler-common';
import { Route } from 'react-router-dom';
import { DatabasePage } from '../components/database';
import { Owner } from '../components/entity';
import { useFindingTexts } from '../components/finding';
import { type DataTableColumn } from '../components/layout';
import {
  ListTable,
  useListState,
  type ListFilter,
} from '../components/listing';
import { Empty, PermissionGate } from '../components/state';
import { Age, Since, VerdictChip } from '../components/status';
import { formatLag } from '../format';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { DetailRoutes } from './DetailRoutes';
import { IncidentPage } from './IncidentPage';
import { nameCell } from './nameCell';
import { useDatabases } from './useLists';
import { VerdictCounts } from './VerdictCounts';
import { VERDICT_ORDER } from './verdictOrder';

const MANAGERS = ['patroni', 'pgo', 'none'] as const;

function Problem(props: { database: DatabaseSummary }) {
  const { worst } = props.database;
  const texts = useFindingTexts();
  return <>{worst ? texts(worst).message : '–'}</>;
}

function databaseColumns(
  t: KindlerTranslate,
): DataTableColumn<DatabaseSummary & { id: string }>[] {
  return [
    {
      id: 'name',
      label: t('database.name'),
      isRowHeader: true,
      cell: nameCell,
    },
    {
      id: 'verdict',
      label: t('database.verdict'),
      cell: ({ verdict, since }) => (
        <Flex direction="column" gap="0.5" align="start">
          <VerdictChip verdict={verdict} />
          {since && (
            <Text as="span" variant="body-small" color="secondary">
              {t('word.for')} <Since at={since} />
            </Text>
          )}
        </Flex>
      ),
    },
    {
      id: 'problem',
      label: t('database.problem'),
      cell: database => <Problem database={database} />,
    },
    {
      id: 'leader',
      label: t('database.leader'),
      cell: ({ leader }) => leader ?? t('word.unknown'),
    },
    {
      id: 'timeline',
      label: t('database.timeline'),
      isNumber: true,
      cell: ({ timeline }) => timeline ?? t('word.unknown'),
    },
    {
      id: 'members',
      label: t('database.members'),
      isNumber: true,
      cell: ({ memberCount }) => memberCount,
    },
    {
      id: 'lag',
      label: t('database.maxLag'),
      isNumber: true,
      cell: ({ memberCount, maxLag }) =>
        memberCount > 1 ? formatLag(maxLag ?? 'unknown', t) : '–',
    },
    {
      id: 'owner',
      label: t('database.owner'),
      cell: ({ owner }) => <Owner entityRef={owner} />,
    },
    {
      id: 'age',
      label: t('database.seen'),
      cell: ({ observedAt }) => <Age at={observedAt} />,
    },
  ];
}

function databaseFilters(t: KindlerTranslate): ListFilter[] {
  return [
    {
      name: 'verdict',
      label: t('database.verdict'),
      options: VERDICT_ORDER.map(id => ({ id, label: t(`verdict.${id}`) })),
    },
    {
      name: 'kind',
      label: t('database.kind'),
      options: MANAGERS.map(id => ({ id, label: t(`database.manager.${id}`) })),
    },
    { name: 'namespace', label: t('database.namespace') },
    { name: 'owner', label: t('database.owner') },
  ];
}

function DatabaseListView() {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const filters = databaseFilters(t);
  const state = useListState(filters);
  return (
    <ListTable
      label={t('page.databases')}
      columns={databaseColumns(t)}
      filters={filters}
      state={state}
      resource={useDatabases(state.query)}
      idOf={({ name }) => name}
      getHref={({ name }) => links.database(name)}
      counts={({ summary }) => <VerdictCounts summary={summary} />}
      empty={() => (
        <Empty title={t('database.none')}>{t('database.noneHelp')}</Empty>
      )}
    />
  );
}

/**
 * All database clusters, problems first, and each of them by itself.
 */
export function DatabasesPage() {
  const links = useKindlerLinks();
  return (
    <DetailRoutes
      listHref={links.databases}
      list={<DatabaseListView />}
      detail={name => (
        <PermissionGate permission={databaseReadPermission} name={name}>
          <DatabasePage name={name} />
        </PermissionGate>
      )}
    >
      <Route path=":name/incidents/:id" element={<IncidentPage />} />
    </DetailRoutes>
  );
}
