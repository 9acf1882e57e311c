import type {
  HistoryEntry,
  HistoryList,
} from '@kindler/backstage-plugin-kindler-common';
import { useMemo } from 'react';
import { useKindlerResource } from '../../resource';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { DataTable, Section, type DataTableColumn } from '../layout';
import { ResourceView } from '../state';
import { Age } from '../status';

type Row = HistoryEntry & { id: string };

function historyColumns(t: KindlerTranslate): DataTableColumn<Row>[] {
  return [
    {
      id: 'timeline',
      label: t('history.timeline'),
      isRowHeader: true,
      cell: entry => entry.timeline,
    },
    {
      id: 'leader',
      label: t('history.leader'),
      cell: ({ leader }) => leader ?? t('word.unknown'),
    },
    {
      id: 'at',
      label: t('history.at'),
      cell: ({ at }) => (at ? <Age at={at} /> : t('history.notRecorded')),
    },
    {
      id: 'reason',
      label: t('history.reason'),
      cell: ({ reason }) => reason ?? '–',
    },
    { id: 'source', label: t('history.source'), cell: ({ source }) => source },
  ];
}

function HistoryTable(props: { answer: HistoryList }) {
  const { t } = useKindlerTranslation();
  const { items } = props.answer;
  const rows = useMemo(
    () =>
      items
        .map((entry, index) => ({ ...entry, id: String(index) }))
        .sort((a, b) => b.timeline - a.timeline),
    [items],
  );
  return (
    <DataTable
      label={t('history.title')}
      columns={historyColumns(t)}
      rows={rows}
      empty={t('history.empty')}
    />
  );
}

/**
 * Leaders and timelines that a database cluster went through, the newest first.
 */
export function HistorySection(props: { name: string }) {
  const { name } = props;
  const { t } = useKindlerTranslation();
  const resource = useKindlerResource(api => api.getDatabaseHistory(name), {
    key: `history/${name}`,
    interests: [{ topic: 'database', names: [name] }],
  });
  return (
    <Section title={t('history.title')}>
      <ResourceView resource={resource}>
        {answer => <HistoryTable answer={answer} />}
      </ResourceView>
    </Section>
  );
}
