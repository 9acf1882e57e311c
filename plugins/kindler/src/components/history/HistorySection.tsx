import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  Text,
} from '@backstage/ui';
import type {
  Database,
  HistoryList,
} from '@kindler/backstage-plugin-kindler-common';
import { useMemo } from 'react';
import { formatDuration } from '../../format';
import { useKindlerResource } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { Section } from '../layout';
import { ResourceView } from '../state';
import { HistoryLanes } from './HistoryLanes';
import { HistoryLegend } from './HistoryLegend';
import { HistoryTable } from './HistoryTable';
import { layOutHistory } from './layOutHistory';

function History(props: { answer: HistoryList; database: Database }) {
  const { answer, database } = props;
  const { t } = useKindlerTranslation();
  const layout = useMemo(
    () =>
      layOutHistory({
        items: answer.items,
        members: database.members.map(({ name }) => name),
        leader: database.leader,
        now: Date.parse(answer.now),
      }),
    [answer, database],
  );
  const table = <HistoryTable items={answer.items} />;
  if (!layout) {
    return table;
  }
  return (
    <Flex direction="column" gap="3">
      <Text as="span" variant="body-small" color="secondary">
        {t('history.span', { duration: formatDuration(layout.span, t) })}
      </Text>
      <HistoryLanes layout={layout} />
      <HistoryLegend layout={layout} />
      <Accordion>
        <AccordionTrigger title={t('history.asTable')} />
        <AccordionPanel>{table}</AccordionPanel>
      </Accordion>
    </Flex>
  );
}

/** Shows the past leaders and timelines of a database cluster, as lanes over time and as a table, newest first. */
export function HistorySection(props: { database: Database }) {
  const { database } = props;
  const { name } = database;
  const { t } = useKindlerTranslation();
  const resource = useKindlerResource(api => api.getDatabaseHistory(name), {
    key: `history/${name}`,
    interests: [{ topic: 'database', names: [name] }],
  });
  return (
    <Section title={t('history.title')}>
      <ResourceView resource={resource}>
        {answer => <History answer={answer} database={database} />}
      </ResourceView>
    </Section>
  );
}
