import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import { EvidenceText } from '../components/finding';
import { useNewestIncidents } from '../components/incident';
import { DataTable, Section, type DataTableColumn } from '../components/layout';
import { ResourceView } from '../components/state';
import { Since } from '../components/status';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { GroupSubjects, GroupText } from './FindingGroupCells';
import { IncidentSubject, IncidentText } from './IncidentCells';
import { listWrong, type Wrong } from './listWrong';
import { useFindings, useRoutes } from './useLists';

/** The rest stands on the page of the database. */
const SHOWN_EVIDENCE = 3;
const SHOWN_ROWS = 15;
/** More of them at once are not read one by one. */
const INCIDENTS = 100;

function beganAt({ incident, findings }: Wrong): string {
  return incident?.startedAt ?? findings.map(({ since }) => since).sort()[0];
}

function wrongColumns(t: KindlerTranslate): DataTableColumn<Wrong>[] {
  return [
    {
      id: 'subject',
      label: t('overview.where'),
      isRowHeader: true,
      cell: ({ incident, findings }) =>
        incident ? (
          <IncidentSubject incident={incident} />
        ) : (
          <GroupSubjects findings={findings} />
        ),
    },
    {
      id: 'finding',
      label: t('overview.finding'),
      isLong: true,
      cell: ({ incident, findings }) =>
        incident ? (
          <IncidentText incident={incident} findings={findings} />
        ) : (
          <GroupText findings={findings} />
        ),
    },
    {
      id: 'evidence',
      label: t('finding.evidence'),
      isLong: true,
      cell: ({ findings }) => (
        <EvidenceText
          evidence={(findings[0]?.evidence ?? []).slice(0, SHOWN_EVIDENCE)}
        />
      ),
    },
    {
      id: 'since',
      label: t('overview.since'),
      cell: wrong => <Since at={beganAt(wrong)} />,
    },
  ];
}

function WrongNowTable(props: { all: Wrong[] }) {
  const { all } = props;
  const { t } = useKindlerTranslation();
  const [isWhole, setWhole] = useState(false);
  const rows = isWhole ? all : all.slice(0, SHOWN_ROWS);
  return (
    <>
      <DataTable
        label={t('overview.wrongNow')}
        columns={wrongColumns(t)}
        rows={rows}
      />
      {rows.length < all.length && (
        <Button variant="tertiary" onPress={() => setWhole(true)}>
          {t('overview.showAll', { number: String(all.length) })}
        </Button>
      )}
    </>
  );
}

/**
 * All that is wrong: incidents that go on first, then findings that are problems, many of one cause as one.
 */
export function WrongNowSection() {
  const { t } = useKindlerTranslation();
  const resource = useFindings();
  const incidents = useNewestIncidents({ open: true, limit: INCIDENTS });
  const routes = useRoutes();
  return (
    <Section
      title={t('overview.wrongNow')}
      aside={
        <ResourceView resource={incidents} isCompact skeleton={<></>}>
          {() => null}
        </ResourceView>
      }
    >
      <ResourceView resource={resource}>
        {({ items }) => {
          const all = listWrong({
            findings: items,
            incidents: incidents.data?.items ?? [],
            routes: routes.data?.items ?? [],
          });
          return all.length === 0 ? (
            <Text as="p" variant="body-medium" style={{ margin: 0 }}>
              {t('overview.nothingWrong')}
            </Text>
          ) : (
            <WrongNowTable all={all} />
          );
        }}
      </ResourceView>
    </Section>
  );
}
