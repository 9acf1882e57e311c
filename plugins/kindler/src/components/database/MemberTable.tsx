import { Flex, Text } from '@backstage/ui';
import type { DatabaseMember } from '@kindler/backstage-plugin-kindler-common';
import { formatLag } from '../../format';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { Code, DataTable, type DataTableColumn } from '../layout';
import { Age, RoleLabel } from '../status';

type Row = DatabaseMember & { id: string };

function lagText(member: DatabaseMember, t: KindlerTranslate): string {
  const { role, lag, receiveLag, replayLag } = member;
  if (role === 'leader') {
    return '–';
  }
  if (receiveLag !== undefined || replayLag !== undefined) {
    return `${formatLag(receiveLag, t)} / ${formatLag(replayLag, t)}`;
  }
  return formatLag(lag ?? 'unknown', t);
}

function notes(member: DatabaseMember, t: KindlerTranslate): string {
  const tags = Object.entries(member.tags ?? {}).map(([key, value]) =>
    value === 'true' ? key : `${key}: ${value}`,
  );
  return [
    ...(member.pendingRestart ? [t('member.pendingRestart')] : []),
    ...tags,
  ].join(', ');
}

function Writable(props: { member: DatabaseMember }) {
  const { writable, writableSource } = props.member;
  const { t } = useKindlerTranslation();
  const words = { true: 'yes', false: 'no', unknown: 'unknown' } as const;
  const word = words[`${writable}`];
  return <span title={writableSource}>{t(`word.${word}`)}</span>;
}

function Place(props: { member: DatabaseMember }) {
  const { host, port } = props.member;
  const { t } = useKindlerTranslation();
  return (
    <Text as="span" variant="body-small" color="secondary">
      {host ? (
        <Code>{port === undefined ? host : `${host}:${port}`}</Code>
      ) : (
        t('member.hostUnknown')
      )}
    </Text>
  );
}

function memberColumns(
  t: KindlerTranslate,
  isCompact: boolean | undefined,
): DataTableColumn<Row>[] {
  return [
    {
      id: 'name',
      label: t('member.name'),
      isRowHeader: true,
      cell: member => (
        <Flex direction="column" gap="0">
          <strong>{member.name}</strong>
          {!isCompact && <Place member={member} />}
        </Flex>
      ),
    },
    {
      id: 'role',
      label: t('member.role'),
      cell: member => <RoleLabel role={member.role} />,
    },
    { id: 'state', label: t('member.state'), cell: member => member.state },
    {
      id: 'writable',
      label: t('member.writable'),
      cell: member => <Writable member={member} />,
    },
    {
      id: 'timeline',
      label: t('member.timeline'),
      isNumber: true,
      cell: member => member.timeline ?? t('word.unknown'),
    },
    {
      id: 'lag',
      label: t('member.lag'),
      isNumber: true,
      cell: member => lagText(member, t),
    },
    {
      id: 'notes',
      label: t('member.notes'),
      cell: member => (
        <Flex direction="column" gap="0.5">
          {notes(member, t) && (
            <Text as="span" variant="body-small">
              {notes(member, t)}
            </Text>
          )}
          <Age at={member.observedAt} />
        </Flex>
      ),
    },
  ];
}

const COMPACT = ['name', 'role', 'state', 'lag'];

export interface MemberTableProps {
  members: DatabaseMember[];
  /** Only the columns that fit on a card. */
  isCompact?: boolean;
}

/**
 * Members of a database cluster.
 */
export function MemberTable(props: MemberTableProps) {
  const { members, isCompact } = props;
  const { t } = useKindlerTranslation();
  const columns = memberColumns(t, isCompact).filter(
    ({ id }) => !isCompact || COMPACT.includes(id),
  );
  return (
    <DataTable
      label={t('member.title')}
      columns={columns}
      rows={members.map(member => ({ ...member, id: member.name }))}
      empty={t('member.empty')}
    />
  );
}
