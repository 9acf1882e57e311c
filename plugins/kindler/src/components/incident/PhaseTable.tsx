import { Flex, Text } from '@backstage/ui';
import type {
  Incident,
  IncidentPhase,
} from '@kindler/backstage-plugin-kindler-common';
import { formatClock } from '../../format';
import {
  useKindlerTranslation,
  useWording,
  type KindlerTranslate,
} from '../../translation';
import { EvidenceText } from '../finding';
import { Code, DataTable, type DataTableColumn } from '../layout';

type Row = IncidentPhase & { id: string; number: number };

function What(props: { phase: IncidentPhase }) {
  const { phase } = props;
  const say = useWording();
  return (
    <Text as="span" weight={phase.severity === 'info' ? 'regular' : 'bold'}>
      {say(phase.text)}
    </Text>
  );
}

function phaseColumns(t: KindlerTranslate): DataTableColumn<Row>[] {
  return [
    {
      id: 'at',
      label: t('incident.at'),
      isRowHeader: true,
      cell: ({ at, number }) => (
        <Flex gap="2" align="baseline">
          <Text as="span" variant="body-small" color="secondary">
            {number}
          </Text>
          <Code>{formatClock(at)}</Code>
        </Flex>
      ),
    },
    {
      id: 'what',
      label: t('incident.what'),
      isLong: true,
      cell: phase => <What phase={phase} />,
    },
    {
      id: 'evidence',
      label: t('finding.evidence'),
      isLong: true,
      cell: ({ evidence }) => <EvidenceText evidence={evidence} />,
    },
  ];
}

/**
 * What happened within an incident, in order, each with who showed it.
 */
export function PhaseTable(props: { incident: Incident }) {
  const { t } = useKindlerTranslation();
  const rows = props.incident.phases.map((phase, index) => ({
    ...phase,
    number: index + 1,
    id: String(index),
  }));
  return (
    <DataTable
      label={t('incident.phases')}
      isDense
      columns={phaseColumns(t)}
      rows={rows}
      empty={t('incident.noPhases')}
    />
  );
}
