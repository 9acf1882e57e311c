import { Flex, Link, Text } from '@backstage/ui';
import type {
  AvailabilityWindow,
  RouteAvailability,
} from '@kindler/backstage-plugin-kindler-common';
import { formatMilliseconds, formatSpan } from '../../format';
import { useKindlerLinks } from '../../links';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { DataTable, type DataTableColumn } from '../layout';
import { Available } from './Available';

type Row = RouteAvailability & { id: string };

function Share(props: { window: AvailabilityWindow | undefined }) {
  const { window } = props;
  const { t } = useKindlerTranslation();
  if (!window) {
    return <>–</>;
  }
  return (
    <Flex direction="column" gap="0" align="end">
      <Available window={window} />
      {window.outMs > 0 && (
        <Text as="span" variant="body-small" color="secondary">
          {t('availability.outFor', { duration: formatSpan(window.outMs, t) })}
        </Text>
      )}
    </Flex>
  );
}

function Name(props: { row: Row }) {
  const { route, intent } = props.row;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  return (
    <Flex align="baseline" gap="2" style={{ flexWrap: 'wrap' }}>
      <Link href={links.route(route)} weight="bold">
        {route}
      </Link>
      <Text as="span" variant="body-small" color="secondary">
        {t(`intent.${intent}`)}
      </Text>
    </Flex>
  );
}

function columnsOf(
  days: number[],
  t: KindlerTranslate,
): DataTableColumn<Row>[] {
  return [
    {
      id: 'route',
      label: t('route.name'),
      isRowHeader: true,
      cell: row => <Name row={row} />,
    },
    ...days.map(
      (each): DataTableColumn<Row> => ({
        id: String(each),
        label: t('availability.days', { days: String(each) }),
        isNumber: true,
        cell: ({ windows }) => (
          <Share window={windows.find(window => window.days === each)} />
        ),
      }),
    ),
    {
      id: 'connect',
      label: t('availability.connect'),
      isNumber: true,
      cell: ({ windows }) => {
        const connect = windows.find(window => window.connect)?.connect;
        return connect ? formatMilliseconds(connect.p95, t) : '–';
      },
    },
  ];
}

/**
 * Shows for how long each route served its clients within the last days, one per line. The page of a route has the
 * details.
 */
export function RouteAvailabilityTable(props: { routes: RouteAvailability[] }) {
  const { routes } = props;
  const { t } = useKindlerTranslation();
  const days = routes[0]?.windows.map(window => window.days) ?? [];
  return (
    <DataTable
      label={t('availability.ofRoute')}
      isDense
      columns={columnsOf(days, t)}
      rows={routes.map(route => ({ ...route, id: route.route }))}
    />
  );
}
