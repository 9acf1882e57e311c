import { Flex, Text } from '@backstage/ui';
import type { DatabaseGateway } from '@kindler/backstage-plugin-kindler-common';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { Code, DataTable, type DataTableColumn } from '../layout';
import { ServerCheck } from './ServerCheck';
import { ServerStatus } from './ServerStatus';
import styles from './ServerTable.module.css';

/** What is shown of a server; servers of a gateway and of a database both have it. */
export type ServerRow = Omit<
  DatabaseGateway['servers'][number],
  'member' | 'matchedBy'
> &
  Partial<Pick<DatabaseGateway['servers'][number], 'member' | 'matchedBy'>>;

type Row = ServerRow & { id: string };

function Place(props: { server: ServerRow }) {
  const { member, matchedBy, address } = props.server;
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
      {address ? <Code>{address}</Code> : t('server.addressUnknown')}
    </Text>
  );
}

function serverColumns(t: KindlerTranslate): DataTableColumn<Row>[] {
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
      cell: ({ sessions }) => sessions ?? t('word.unknown'),
    },
  ];
}

export interface ServerTableProps {
  label: string;
  servers: ServerRow[];
}

/**
 * Servers of one HAProxy proxy with the check's own words.
 */
export function ServerTable(props: ServerTableProps) {
  const { label, servers } = props;
  const { t } = useKindlerTranslation();
  return (
    <DataTable
      label={label}
      columns={serverColumns(t)}
      rows={servers.map(server => ({ ...server, id: server.name }))}
      empty={t('server.empty')}
    />
  );
}
