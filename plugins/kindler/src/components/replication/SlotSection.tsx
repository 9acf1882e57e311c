import { Text } from '@backstage/ui';
import type {
  Database,
  ReplicationSlot,
} from '@kindler/backstage-plugin-kindler-common';
import { RiSubtractLine } from '@remixicon/react';
import { formatBytes } from '../../format';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { DataTable, Section, type DataTableColumn } from '../layout';
import { StatusChip, type Tone } from '../status';

interface Row extends ReplicationSlot {
  id: string;
  member: string;
}

/** PostgreSQL's words for the WAL that a slot needs. `lost` means that its reader must start again from scratch. */
const WAL_TONES: Record<string, Tone> = {
  reserved: 'positive',
  extended: 'warning',
  unreserved: 'warning',
  lost: 'negative',
};

function Activity(props: { slot: ReplicationSlot }) {
  const { active } = props.slot;
  const { t } = useKindlerTranslation();
  return active ? (
    <StatusChip tone="positive">{t('slot.active')}</StatusChip>
  ) : (
    <StatusChip
      tone="neutral"
      icon={<RiSubtractLine size={14} aria-hidden="true" />}
    >
      {t('slot.inactive')}
    </StatusChip>
  );
}

function WalStatus(props: { slot: ReplicationSlot }) {
  const { walStatus } = props.slot;
  const { t } = useKindlerTranslation();
  return walStatus === undefined ? (
    <>{t('slot.notTold')}</>
  ) : (
    <StatusChip tone={WAL_TONES[walStatus] ?? 'neutral'} isQuiet>
      {walStatus}
    </StatusChip>
  );
}

function slotColumns(t: KindlerTranslate): DataTableColumn<Row>[] {
  return [
    {
      id: 'name',
      label: t('slot.name'),
      isRowHeader: true,
      cell: ({ name }) => <strong>{name}</strong>,
    },
    { id: 'member', label: t('slot.member'), cell: ({ member }) => member },
    {
      id: 'type',
      label: t('slot.type'),
      cell: ({ type }) => t(`slot.kind.${type}`),
    },
    {
      id: 'active',
      label: t('slot.use'),
      cell: slot => <Activity slot={slot} />,
    },
    {
      id: 'retained',
      label: t('slot.retained'),
      isNumber: true,
      cell: ({ retainedBytes }) =>
        retainedBytes === undefined
          ? t('slot.notTold')
          : formatBytes(retainedBytes),
    },
    {
      id: 'wal',
      label: t('slot.wal'),
      cell: slot => <WalStatus slot={slot} />,
    },
  ];
}

/** Lists the replication slots of all members, and the members whose slots are unknown. */
export function SlotSection(props: { database: Database }) {
  const { members } = props.database;
  const { t } = useKindlerTranslation();
  const rows = members.flatMap(({ name: member, replicationSlots = [] }) =>
    replicationSlots.map(slot => ({
      ...slot,
      member,
      id: `${member}/${slot.name}`,
    })),
  );
  const unknown = members.filter(
    ({ replicationSlots }) => replicationSlots === undefined,
  );
  return (
    <Section title={t('slot.title')}>
      {rows.length > 0 && (
        <DataTable
          label={t('slot.title')}
          isDense
          columns={slotColumns(t)}
          rows={rows}
        />
      )}
      {rows.length === 0 && unknown.length < members.length && (
        <Text as="p" style={{ margin: 0 }}>
          {t('slot.none')}
        </Text>
      )}
      {unknown.length > 0 && (
        <Text
          as="p"
          variant="body-small"
          color="secondary"
          style={{ marginBottom: 0 }}
        >
          {t('slot.unknown', {
            members: unknown.map(({ name }) => name).join(', '),
          })}
        </Text>
      )}
    </Section>
  );
}
