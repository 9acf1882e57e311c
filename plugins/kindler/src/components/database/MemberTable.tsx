import { Flex, Text } from '@backstage/ui';
import type { DatabaseMember } from '@kindler/backstage-plugin-kindler-common';
import type { ReactNode } from 'react';
import { formatLag } from '../../format';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { Code, DataTable, type DataTableColumn } from '../layout';
import { Age, RoleLabel } from '../status';
import { Connections } from './Connections';
import { MemberNotes } from './MemberNotes';

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

function Place(props: { member: DatabaseMember }) {
  const { host, port, observedAt } = props.member;
  const { t } = useKindlerTranslation();
  return (
    <Text as="span" variant="body-small" color="secondary">
      {host ? (
        <Code>{port === undefined ? host : `${host}:${port}`}</Code>
      ) : (
        t('member.hostUnknown')
      )}
      {' · '}
      <Age at={observedAt} />
    </Text>
  );
}

/** What it does, whether it takes writes by its own word, and what else there is to know. */
function State(props: { member: DatabaseMember; isCompact?: boolean }) {
  const { member, isCompact } = props;
  const { state, writable, writableSource } = member;
  const { t } = useKindlerTranslation();
  return (
    <Flex direction="column" gap="0">
      <span title={writableSource}>
        {writable === true ? `${state}, ${t('member.writable')}` : state}
      </span>
      {!isCompact && <MemberNotes member={member} />}
    </Flex>
  );
}

const COMPACT = ['name', 'role', 'state', 'lag'];

export interface MemberTableProps {
  members: DatabaseMember[];
  /** Only the columns that fit on a card. */
  isCompact?: boolean;
  /** What can be done to a member; left out: nothing. */
  renderActions?: (member: DatabaseMember) => ReactNode;
}

function memberColumns(
  t: KindlerTranslate,
  { isCompact, renderActions }: MemberTableProps,
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
    {
      id: 'state',
      label: t('member.state'),
      cell: member => <State member={member} isCompact={isCompact} />,
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
      id: 'connections',
      label: t('member.connections'),
      isNumber: true,
      cell: member => <Connections member={member} />,
    },
    ...(renderActions
      ? [
          {
            id: 'actions',
            label: t('member.actions'),
            isMenu: true,
            cell: renderActions,
          },
        ]
      : []),
  ];
}

/**
 * Members of a database cluster.
 */
export function MemberTable(props: MemberTableProps) {
  const { members, isCompact } = props;
  const { t } = useKindlerTranslation();
  const columns = memberColumns(t, props).filter(
    ({ id }) => !isCompact || COMPACT.includes(id),
  );
  return (
    <DataTable
      label={t('member.title')}
      isDense
      columns={columns}
      rows={members.map(member => ({ ...member, id: member.name }))}
      empty={t('member.empty')}
    />
  );
}
