import { Flex, Text } from '@backstage/ui';
import {
  incidentToMarkdown,
  type Incident,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation, useWording } from '../../translation';
import { CopyTextButton } from '../copy';
import { Section } from '../layout';
import { ResourceView } from '../state';
import { IncidentActions } from './IncidentActions';
import { IncidentChips } from './IncidentChips';
import { IncidentLanes } from './IncidentLanes';
import { IncidentNumbers } from './IncidentNumbers';
import styles from './IncidentView.module.css';
import { PhaseTable } from './PhaseTable';
import { useIncident } from './useIncidents';

function IncidentStory(props: { incident: Incident }) {
  const { incident } = props;
  const { t } = useKindlerTranslation();
  const say = useWording();
  return (
    <Flex direction="column" gap="4">
      <Flex direction="column" gap="2">
        <Flex
          align="center"
          justify="between"
          gap="3"
          style={{ flexWrap: 'wrap' }}
        >
          <Text
            as="h2"
            variant="title-small"
            weight="bold"
            style={{ margin: 0 }}
          >
            {say(incident.title)}
          </Text>
          <CopyTextButton
            label={t('incident.copy')}
            makeText={() => incidentToMarkdown(incident)}
          />
        </Flex>
        <IncidentChips incident={incident} />
      </Flex>
      <Section title={t('incident.whatHappened')}>
        <IncidentLanes incident={incident} />
      </Section>
      <div className={styles.columns}>
        <Section title={t('incident.phases')}>
          <PhaseTable incident={incident} />
        </Section>
        <Section title={t('incident.numbers')}>
          <Flex direction="column" gap="4">
            <IncidentNumbers incident={incident} />
            <IncidentActions incident={incident} />
          </Flex>
        </Section>
      </div>
    </Flex>
  );
}

export interface IncidentViewProps {
  database: string;
  id: string;
}

/** Shows an incident of a database cluster as a story: what each witness saw, what happened in order, and what it cost. */
export function IncidentView(props: IncidentViewProps) {
  const resource = useIncident(props.database, props.id);
  return (
    <ResourceView resource={resource}>
      {({ item }) => <IncidentStory incident={item} />}
    </ResourceView>
  );
}
