import { Flex, Text } from '@backstage/ui';
import {
  databaseReadPermission,
  type DatabaseSummary,
} from '@kindler/backstage-plugin-kindler-common';
import { Route } from 'react-router-dom';
import { DatabasePage } from '../components/database';
import { Owner } from '../components/entity';
import { useFindingTexts } from '../components/finding';
import { SearchableTable, type SearchableColumn } from '../components/layout';
import { Empty, PermissionGate, ResourceView } from '../components/state';
import { Age, Since, VerdictChip } from '../components/status';
import { formatLag } from '../format';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { DetailRoutes } from './DetailRoutes';
import { IncidentPage } from './IncidentPage';
import { problemsFirst, VERDICT_ORDER } from './problemsFirst';
import { useDatabases } from './useLists';

type Row = DatabaseSummary & { id: string };

function Problem(props: { database: DatabaseSummary }) {
  const { worst } = props.database;
  const texts = useFindingTexts();
  return <>{worst ? texts(worst).message : '–'}</>;
}

function databaseColumns(t: KindlerTranslate): SearchableColumn<Row>[] {
  return [
    {
      id: 'name',
      label: t('database.name'),
      isRowHeader: true,
      isSortable: true,
      sortValue: ({ name }) => name,
      cell: database => (
        <Flex direction="column" gap="0">
          <strong>{database.title ?? database.name}</strong>
          {database.title && (
            <Text as="span" variant="body-small" color="secondary">
              {database.name}
            </Text>
          )}
        </Flex>
      ),
    },
    {
      id: 'verdict',
      label: t('database.verdict'),
      isSortable: true,
      sortValue: ({ verdict }) => VERDICT_ORDER.indexOf(verdict),
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

function DatabaseListView() {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const resource = useDatabases();
  return (
    <ResourceView resource={resource}>
      {({ items }) => (
        <SearchableTable
          label={t('page.databases')}
          columns={databaseColumns(t)}
          rows={problemsFirst(items).map(item => ({ ...item, id: item.name }))}
          searchTexts={row => [
            row.name,
            row.title,
            row.owner,
            row.leader,
            row.verdict,
            row.worst?.code,
            row.worst?.message,
          ]}
          getHref={row => links.database(row.name)}
          empty={
            <Empty title={t('database.none')}>{t('database.noneHelp')}</Empty>
          }
        />
      )}
    </ResourceView>
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
