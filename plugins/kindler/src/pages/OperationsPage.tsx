import {
  operationReadPermission,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { SearchableTable, type SearchableColumn } from '../components/layout';
import {
  OperationStatusChip,
  operationTitle,
  OperationView,
} from '../components/operation';
import { Empty, PermissionGate, ResourceView } from '../components/state';
import { Age } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { DetailRoutes } from './DetailRoutes';
import { useOperations } from './useLists';

function operationColumns(t: KindlerTranslate): SearchableColumn<Operation>[] {
  return [
    {
      id: 'title',
      label: t('operation.title'),
      isRowHeader: true,
      cell: operation => <strong>{operationTitle(operation, t)}</strong>,
    },
    {
      id: 'status',
      label: t('operation.statusLabel'),
      isSortable: true,
      sortValue: ({ status }) => status,
      cell: ({ status }) => <OperationStatusChip status={status} />,
    },
    {
      id: 'requester',
      label: t('operation.requester'),
      cell: ({ requester }) => requester,
    },
    {
      id: 'reason',
      label: t('operation.reason'),
      cell: ({ reason }) => reason ?? '–',
    },
    {
      id: 'created',
      label: t('operation.created'),
      isSortable: true,
      sortValue: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <Age at={createdAt} />,
    },
    {
      id: 'finished',
      label: t('operation.finished'),
      cell: ({ finishedAt }) => (finishedAt ? <Age at={finishedAt} /> : '–'),
    },
  ];
}

function OperationListView() {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const resource = useOperations();
  return (
    <ResourceView resource={resource}>
      {({ items }) => (
        <SearchableTable
          label={t('page.operations')}
          columns={operationColumns(t)}
          rows={items}
          searchTexts={row => [
            row.subject.name,
            row.kind,
            row.status,
            row.requester,
            row.reason,
          ]}
          getHref={row => links.operation(row.id)}
          empty={
            <Empty title={t('operation.none')}>{t('operation.noneHelp')}</Empty>
          }
        />
      )}
    </ResourceView>
  );
}

/**
 * Operations, the newest first, and each of them by itself.
 */
export function OperationsPage() {
  const links = useKindlerLinks();
  return (
    <DetailRoutes
      listHref={links.operations}
      list={
        <PermissionGate permission={operationReadPermission}>
          <OperationListView />
        </PermissionGate>
      }
      detail={id => (
        <PermissionGate permission={operationReadPermission}>
          <OperationView id={id} />
        </PermissionGate>
      )}
    />
  );
}
