import type { AvailabilityWindow } from '@kindler/backstage-plugin-kindler-common';
import { formatMilliseconds, formatSpan } from '../../format';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { DataTable, type DataTableColumn } from '../layout';
import { Available } from './Available';

type Row = AvailabilityWindow & { id: string };

/** Columns that fit on a small card. */
const COMPACT = ['last', 'available', 'out', 'unseen'];

/** Unobserved time shorter than this does not matter. */
const UNSEEN_MS = 1000;

function windowColumns(t: KindlerTranslate): DataTableColumn<Row>[] {
  const spanOr = (milliseconds: number, least: number) =>
    milliseconds < least ? '–' : formatSpan(milliseconds, t);
  return [
    {
      id: 'last',
      label: t('availability.last'),
      isRowHeader: true,
      cell: ({ days }) => t('availability.days', { days: String(days) }),
    },
    {
      id: 'available',
      label: t('availability.available'),
      isNumber: true,
      cell: row => <Available window={row} />,
    },
    {
      id: 'out',
      label: t('availability.out'),
      isNumber: true,
      cell: ({ outMs }) => spanOr(outMs, 1),
    },
    {
      id: 'longest',
      label: t('availability.longest'),
      isNumber: true,
      cell: ({ longestOutageMs }) => spanOr(longestOutageMs, 1),
    },
    {
      id: 'unseen',
      label: t('availability.unseen'),
      isNumber: true,
      cell: ({ unknownMs }) => spanOr(unknownMs, UNSEEN_MS),
    },
    {
      id: 'changes',
      label: t('availability.changes'),
      isNumber: true,
      cell: ({ changes }) => changes,
    },
    {
      id: 'connect',
      label: t('availability.connect'),
      isNumber: true,
      cell: ({ connect }) =>
        connect ? (
          <span
            title={t('availability.median', {
              median: formatMilliseconds(connect.median, t),
            })}
          >
            {formatMilliseconds(connect.p95, t)}
          </span>
        ) : (
          '–'
        ),
    },
  ];
}

export interface AvailabilityTableProps {
  label: string;
  windows: AvailabilityWindow[];
  isCompact?: boolean;
}

/**
 * Shows for how long clients were served within the last days, for how long they were not, and for how long nobody
 * observed.
 */
export function AvailabilityTable(props: AvailabilityTableProps) {
  const { label, windows, isCompact } = props;
  const { t } = useKindlerTranslation();
  return (
    <DataTable
      label={label}
      isDense
      isSmall={isCompact}
      columns={windowColumns(t).filter(
        ({ id }) => !isCompact || COMPACT.includes(id),
      )}
      rows={windows.map(window => ({ ...window, id: String(window.days) }))}
    />
  );
}
