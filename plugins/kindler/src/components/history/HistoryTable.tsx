import { Flex, Text } from '@backstage/ui';
import type { HistoryEntry } from '@kindler/backstage-plugin-kindler-common';
import { useMemo } from 'react';
import { formatBytes, formatMilliseconds } from '../../format';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { DataTable, type DataTableColumn } from '../layout';
import { Age } from '../status';
import { ChangeIcon } from './ChangeIcon';
import { sortHistory } from './layOutHistory';

type Row = HistoryEntry & { id: string };

function lostText(
  { bytes }: NonNullable<HistoryEntry['lost']>,
  t: KindlerTranslate,
): string {
  return bytes === undefined
    ? t('history.lostUnknown')
    : t('history.lostAtLeast', { bytes: formatBytes(bytes) });
}

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
      id: 'kind',
      label: t('history.what'),
      isLong: true,
      cell: ({ kind, timeline, lost }) => (
        <Flex direction="column" gap="0">
          <Flex align="center" gap="1">
            <ChangeIcon kind={kind} />
            <span>{t(`history.kind.${kind}`)}</span>
          </Flex>
          {lost && (
            <Text as="span" variant="body-small">
              {t('history.lost', {
                timeline: String(timeline),
                amount: lostText(lost, t),
              })}
            </Text>
          )}
        </Flex>
      ),
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

/** Lists leaders and timelines in words, newest first. */
export function HistoryTable(props: { items: HistoryEntry[] }) {
  const { items } = props;
  const { t } = useKindlerTranslation();
  const rows = useMemo(
    () =>
      sortHistory(items)
        .map((entry, index) => ({ ...entry, id: String(index) }))
        .reverse(),
    [items],
  );
  return (
    <DataTable
      label={t('history.title')}
      isDense
      columns={historyColumns(t)}
      rows={rows}
      empty={t('history.empty')}
    />
  );
}
