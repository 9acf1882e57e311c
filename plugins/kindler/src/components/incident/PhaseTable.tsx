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
import { EvidenceList } from '../finding';
import { Code, DataTable, type DataTableColumn } from '../layout';
import { momentsOf, type Moment } from './momentsOf';

type Row = Moment & { id: string; number: number };

function What(props: { phases: IncidentPhase[] }) {
  const say = useWording();
  return (
    <Flex
      direction="column"
      gap="0.5"
      // Keeps this width even beside open evidence.
      style={{ minWidth: 'min(16rem, 50vw)' }}
    >
      {props.phases.map(({ text, severity }, index) => (
        <Text
          key={index}
          as="span"
          weight={severity === 'info' ? 'regular' : 'bold'}
        >
          {say(text)}
        </Text>
      ))}
    </Flex>
  );
}

function momentColumns(t: KindlerTranslate): DataTableColumn<Row>[] {
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
      cell: ({ phases }) => <What phases={phases} />,
    },
    {
      id: 'evidence',
      label: t('finding.evidence'),
      isLong: true,
      cell: ({ phases }) => (
        <EvidenceList evidence={phases.flatMap(({ evidence }) => evidence)} />
      ),
    },
  ];
}

/** Lists what happened within an incident, in order, each with the source that reported it. */
export function PhaseTable(props: { incident: Incident }) {
  const { t } = useKindlerTranslation();
  const rows = momentsOf(props.incident.phases).map((moment, index) => ({
    ...moment,
    number: index + 1,
    id: String(index),
  }));
  return (
    <DataTable
      label={t('incident.phases')}
      isDense
      columns={momentColumns(t)}
      rows={rows}
      empty={t('incident.noPhases')}
    />
  );
}
