import type {
  OperationLogLine,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import {
  useKindlerTranslation,
  useWording,
  type KindlerTranslate,
} from '../../translation';
import { DataTable, type DataTableColumn } from '../layout';
import { ResourceView } from '../state';
import { Age } from '../status';
import { messageWording } from './messageWording';
import { useOperationLog } from './useOperation';

type Row = OperationLogLine & { id: string };

function logColumns(
  t: KindlerTranslate,
  say: (wording: Wording) => string,
): DataTableColumn<Row>[] {
  return [
    { id: 'at', label: t('log.at'), cell: ({ at }) => <Age at={at} /> },
    { id: 'level', label: t('log.level'), cell: ({ level }) => level },
    { id: 'step', label: t('log.step'), cell: ({ step }) => step ?? '–' },
    {
      id: 'message',
      label: t('log.message'),
      isRowHeader: true,
      cell: line => say(messageWording(line)),
    },
  ];
}

/**
 * What an operation wrote down while it worked, live.
 */
export function OperationLog(props: { id: string }) {
  const { t } = useKindlerTranslation();
  const say = useWording();
  const resource = useOperationLog(props.id);
  return (
    <ResourceView resource={resource}>
      {({ items }) => (
        <DataTable
          label={t('log.title')}
          columns={logColumns(t, say)}
          rows={items.map(line => ({ ...line, id: String(line.seq) }))}
          empty={t('log.empty')}
        />
      )}
    </ResourceView>
  );
}
