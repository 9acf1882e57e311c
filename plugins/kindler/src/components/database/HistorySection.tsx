import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  Text,
} from '@backstage/ui';
import type {
  Database,
  HistoryEntry,
  HistoryList,
} from '@kindler/backstage-plugin-kindler-common';
import { useMemo } from 'react';
import { formatDuration, formatMilliseconds } from '../../format';
import { useKindlerResource } from '../../resource';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { DataTable, Section, type DataTableColumn } from '../layout';
import { ResourceView } from '../state';
import { Age } from '../status';
import { HistoryLanes } from './HistoryLanes';
import { layOutHistory } from './layOutHistory';

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
      id: 'outage',
      label: t('history.outage'),
      cell: ({ outageMs }) =>
        outageMs === undefined
          ? t('history.noOutageSeen')
          : formatMilliseconds(outageMs, t),
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

function History(props: { answer: HistoryList; database: Database }) {
  const { answer, database } = props;
  const { t } = useKindlerTranslation();
  const layout = useMemo(
    () =>
      layOutHistory({
        items: answer.items,
        members: database.members.map(({ name }) => name),
        leader: database.leader,
        now: Date.parse(answer.now),
      }),
    [answer, database],
  );
  if (!layout) {
    return <HistoryTable answer={answer} />;
  }
  return (
    <Flex direction="column" gap="3">
      <Text as="span" variant="body-small" color="secondary">
        {t('history.span', { duration: formatDuration(layout.span, t) })}
      </Text>
      <HistoryLanes layout={layout} />
      <Accordion>
        <AccordionTrigger title={t('history.asTable')} />
        <AccordionPanel>
          <HistoryTable answer={answer} />
        </AccordionPanel>
      </Accordion>
    </Flex>
  );
}

/**
 * Leaders and timelines that a database cluster went through, as lanes over time and as a table, the newest first.
 */
export function HistorySection(props: { database: Database }) {
  const { database } = props;
  const { name } = database;
  const { t } = useKindlerTranslation();
  const resource = useKindlerResource(api => api.getDatabaseHistory(name), {
    key: `history/${name}`,
    interests: [{ topic: 'database', names: [name] }],
  });
  return (
    <Section title={t('history.title')}>
      <ResourceView resource={resource}>
        {answer => <History answer={answer} database={database} />}
      </ResourceView>
    </Section>
  );
}
