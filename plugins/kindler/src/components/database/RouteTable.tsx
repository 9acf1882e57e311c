import { Flex, Link, Text } from '@backstage/ui';
import type {
  Database,
  DatabaseGateway,
} from '@kindler/backstage-plugin-kindler-common';
import { Fragment } from 'react';
import { formatMilliseconds } from '../../format';
import { useKindlerLinks } from '../../links';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { ClientChip, connectMs, movedRoutes } from '../client';
import { Code, DataTable, type DataTableColumn } from '../layout';
import styles from './RouteTable.module.css';
import { wayOf } from './wayOf';

type Row = DatabaseGateway & {
  id: string;
  /** It leads to another database cluster. */
  isMoved: boolean;
};

function Name(props: { row: Row }) {
  const { route, proxy, intent } = props.row;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  return (
    <Flex align="baseline" gap="2" style={{ flexWrap: 'wrap' }}>
      {route ? (
        <Link href={links.route(route)} weight="bold">
          {route}
        </Link>
      ) : (
        <strong>{proxy}</strong>
      )}
      <Text as="span" variant="body-small" color="secondary">
        {t(`intent.${intent}`)}
      </Text>
    </Flex>
  );
}

function Way(props: { row: Row; members: Database['members'] }) {
  const { row, members } = props;
  const { t } = useKindlerTranslation();
  const parts = wayOf(row, members, {
    noServer: t(row.isMoved ? 'way.elsewhere' : 'way.noServer'),
    unknown: t('word.unknown'),
    was: text => t('way.was', { text }),
    timeline: timeline => t('way.timeline', { timeline }),
  });
  return (
    <span className={styles.way}>
      {parts.map(({ text, isEnd }, index) => (
        <Fragment key={text}>
          {index > 0 && <span className={styles.arrow}> → </span>}
          <span className={isEnd && !row.isMoved ? styles.end : undefined}>
            <Code>{text}</Code>
          </span>
        </Fragment>
      ))}
    </span>
  );
}

/** Sessions on all servers of the proxy; one that does not tell makes the sum unknown. */
function sessionsText(
  { servers, statistics }: Row,
  t: KindlerTranslate,
): string {
  const counts = servers.map(({ sessions }) => sessions ?? NaN);
  const sum = counts.reduce((total, count) => total + count, 0);
  if (servers.length === 0 || Number.isNaN(sum)) {
    return t('word.unknown');
  }
  return statistics.status === 'fresh'
    ? String(sum)
    : t('way.was', { text: String(sum) });
}

function Connect(props: { row: Row }) {
  const { t } = useKindlerTranslation();
  const took = connectMs(props.row.client);
  return <>{took === undefined ? '–' : formatMilliseconds(took, t)}</>;
}

function routeColumns(
  t: KindlerTranslate,
  members: Database['members'],
): DataTableColumn<Row>[] {
  return [
    {
      id: 'route',
      label: t('route.name'),
      isRowHeader: true,
      cell: row => <Name row={row} />,
    },
    {
      id: 'client',
      label: t('client.gets'),
      cell: ({ client, isMoved }) =>
        isMoved ? '–' : <ClientChip client={client} />,
    },
    {
      id: 'way',
      label: t('way.title'),
      isLong: true,
      cell: row => <Way row={row} members={members} />,
    },
    {
      id: 'sessions',
      label: t('server.sessions'),
      isNumber: true,
      cell: row => sessionsText(row, t),
    },
    {
      id: 'connect',
      label: t('client.connect'),
      isNumber: true,
      cell: row => <Connect row={row} />,
    },
  ];
}

/**
 * Routes that lead to a database cluster, one a line: what a client gets, and by which way.
 */
export function RouteTable(props: { database: Database }) {
  const { gateways, members } = props.database;
  const moved = movedRoutes(props.database);
  const { t } = useKindlerTranslation();
  return (
    <DataTable
      label={t('page.routes')}
      isDense
      columns={routeColumns(t, members)}
      rows={gateways.map(gateway => ({
        ...gateway,
        isMoved: gateway.route !== undefined && moved.has(gateway.route),
        id: `${gateway.route ?? ''} ${gateway.gateway}/${gateway.proxy}`,
      }))}
    />
  );
}
