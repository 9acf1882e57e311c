import { Flex, Text } from '@backstage/ui';
import type { IncidentSummary } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import {
  useKindlerTranslation,
  useWording,
  type KindlerTranslate,
} from '../../translation';
import { useFindingTexts } from '../finding';
import { DataTable, type DataTableColumn } from '../layout';
import { Age, StatusChip, VERDICT_TONES } from '../status';
import { IncidentStateChip } from './IncidentStateChip';
import { OutageText } from './OutageText';
import { useLasted } from './useLasted';

function Title(props: { incident: IncidentSummary; isNamed: boolean }) {
  const { incident, isNamed } = props;
  const say = useWording();
  const { t } = useKindlerTranslation();
  return (
    <Flex direction="column" gap="0">
      <strong>{say(incident.title)}</strong>
      <Text as="span" variant="body-small" color="secondary">
        {isNamed
          ? `${incident.databaseTitle ?? incident.database} · `
          : undefined}
        {t('incident.number', { id: incident.id })}
      </Text>
    </Flex>
  );
}

function Lasted(props: { incident: IncidentSummary }) {
  return <>{useLasted(props.incident)}</>;
}

/** The title of such an incident already names the cause. */
const TITLED_BY_CAUSE = 'incident-finding';

function Cause(props: { incident: IncidentSummary }) {
  const { title, cause } = props.incident;
  const texts = useFindingTexts();
  return (
    <>
      {title.code === TITLED_BY_CAUSE
        ? '–'
        : texts({ ...cause, next: '' }).message}
    </>
  );
}

function incidentColumns(
  t: KindlerTranslate,
  isNamed: boolean,
): DataTableColumn<IncidentSummary>[] {
  return [
    {
      id: 'title',
      label: t('incident.title'),
      isRowHeader: true,
      isLong: true,
      cell: incident => <Title incident={incident} isNamed={isNamed} />,
    },
    {
      id: 'state',
      label: t('incident.state'),
      cell: incident => (
        <span style={{ whiteSpace: 'nowrap' }}>
          <IncidentStateChip incident={incident} isShort />
        </span>
      ),
    },
    {
      id: 'lasted',
      label: t('incident.lasted'),
      isNumber: true,
      cell: incident => <Lasted incident={incident} />,
    },
    {
      id: 'worst',
      label: t('incident.worstLabel'),
      cell: ({ worst }) => (
        <StatusChip tone={VERDICT_TONES[worst] ?? 'neutral'} isLasting>
          {t(`verdict.${worst}`)}
        </StatusChip>
      ),
    },
    {
      id: 'cause',
      label: t('incident.cause'),
      isLong: true,
      cell: incident => <Cause incident={incident} />,
    },
    {
      id: 'started',
      label: t('incident.began'),
      cell: ({ startedAt }) => <Age at={startedAt} />,
    },
    {
      id: 'outage',
      label: t('incident.writesOut'),
      isNumber: true,
      cell: incident => <OutageText incident={incident} />,
    },
  ];
}

export interface IncidentTableProps {
  incidents: IncidentSummary[];
  /** Whether to name the database cluster, for lists with incidents of several. */
  isNamed?: boolean;
}

/** Lists incidents, newest first, each with a link to its story. */
export function IncidentTable(props: IncidentTableProps) {
  const { incidents, isNamed = false } = props;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  return (
    <DataTable
      label={t('page.incidents')}
      isDense
      columns={incidentColumns(t, isNamed)}
      rows={incidents}
      getHref={({ database, id }) => links.incident(database, id)}
    />
  );
}
