import { Flex, Text } from '@backstage/ui';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { Code, DataTable, type DataTableColumn } from '../layout';
import { OldSessions } from './OldSessions';
import { ServerCheck } from './ServerCheck';
import type { ServerRow } from './ServerRow';
import { ServerStatus } from './ServerStatus';
import { SessionSparkline } from './SessionSparkline';
import styles from './ServerTable.module.css';

type Row = ServerRow & { id: string };

function Place(props: { server: ServerRow }) {
  const { member, matchedBy, unmatched, address } = props.server;
  const { t } = useKindlerTranslation();
  return (
    <Text
      as="span"
      variant="body-small"
      color="secondary"
      className={styles.place}
    >
      {member && (
        <span>
          {matchedBy === 'name'
            ? t('server.matchedByName', { member })
            : member}
        </span>
      )}
      {unmatched && <span>{t(`server.unmatched.${unmatched}`)}</span>}
      {address ? <Code>{address}</Code> : t('server.addressUnknown')}
    </Text>
  );
}

function serverColumns(
  t: KindlerTranslate,
  observedAt: string | undefined,
): DataTableColumn<Row>[] {
  return [
    {
      id: 'name',
      label: t('server.name'),
      isRowHeader: true,
      cell: server => (
        <Flex direction="column" gap="0">
          <strong>{server.name}</strong>
          <Place server={server} />
        </Flex>
      ),
    },
    {
      id: 'status',
      label: t('server.status'),
      cell: server => (
        <Flex direction="column" align="start" gap="0.5">
          <ServerStatus server={server} />
          <ServerCheck server={server} />
        </Flex>
      ),
    },
    {
      id: 'sessions',
      label: t('server.sessions'),
      isNumber: true,
      cell: server => (
        <Flex direction="column" align="end" gap="1">
          <span>{server.sessions ?? t('word.unknown')}</span>
          <OldSessions server={server} />
          <SessionSparkline
            server={server.name}
            sessions={server.sessions}
            observedAt={observedAt}
          />
        </Flex>
      ),
    },
  ];
}

export interface ServerTableProps {
  label: string;
  servers: ServerRow[];
  /** When the servers were seen. */
  observedAt?: string;
  /** Whether the statistics are current. Only then may the table say that there are no servers. */
  isKnown: boolean;
}

/** Shows the servers of one HAProxy proxy with the full texts of the checks. */
export function ServerTable(props: ServerTableProps) {
  const { label, servers, observedAt, isKnown } = props;
  const { t } = useKindlerTranslation();
  return (
    <DataTable
      label={label}
      isDense
      columns={serverColumns(t, observedAt)}
      rows={servers.map(server => ({ ...server, id: server.name }))}
      empty={t(isKnown ? 'server.empty' : 'server.unread')}
    />
  );
}
