import { Button, Link } from '@backstage/ui';
import { useState } from 'react';
import { EvidenceText } from '../components/finding';
import { useNewestIncidents } from '../components/incident';
import { DataTable, Section, type DataTableColumn } from '../components/layout';
import { ResourceView } from '../components/state';
import { Since } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { GroupSubjects, GroupText } from './FindingGroupCells';
import { IncidentSubject, IncidentText } from './IncidentCells';
import { listWrong, SHOWN_OF_EACH, type Wrong } from './listWrong';
import { NothingWrong } from './NothingWrong';
import { useFindings } from './useLists';

/** The rest stands on the page of the database. */
const SHOWN_EVIDENCE = 3;
const SHOWN_ROWS = 15;
/** More of them at once are not read one by one. */
const INCIDENTS = 100;
const FINDINGS = 100;

function beganAt({ incident, findings = [] }: Wrong): string {
  return incident?.startedAt ?? findings.map(({ since }) => since).sort()[0];
}

function wrongColumns(t: KindlerTranslate): DataTableColumn<Wrong>[] {
  return [
    {
      id: 'subject',
      label: t('overview.where'),
      isRowHeader: true,
      cell: wrong =>
        wrong.incident ? (
          <IncidentSubject incident={wrong.incident} />
        ) : (
          <GroupSubjects findings={wrong.findings} count={wrong.count} />
        ),
    },
    {
      id: 'finding',
      label: t('overview.finding'),
      isLong: true,
      cell: wrong =>
        wrong.incident ? (
          <IncidentText incident={wrong.incident} findings={wrong.findings} />
        ) : (
          <GroupText findings={wrong.findings} count={wrong.count} />
        ),
    },
    {
      id: 'evidence',
      label: t('finding.evidence'),
      isLong: true,
      cell: ({ findings }) => (
        <EvidenceText
          evidence={(findings?.[0]?.evidence ?? []).slice(0, SHOWN_EVIDENCE)}
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
  const links = useKindlerLinks();
  const resource = useFindings({
    incident: false,
    each: SHOWN_OF_EACH,
    limit: FINDINGS,
  });
  const told = useFindings({ incident: true, limit: FINDINGS });
  const incidents = useNewestIncidents({ open: true, limit: INCIDENTS });
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
        {({ items, summary }) => {
          const all = listWrong({
            told: told.data?.items ?? [],
            isToldWhole: told.data !== undefined && !told.data.nextCursor,
            others: items,
            counts: summary.codes,
            incidents: incidents.data?.items ?? [],
          });
          return all.length === 0 ? (
            <ResourceView resource={told}>
              {() => (
                <ResourceView resource={incidents}>
                  {() => <NothingWrong />}
                </ResourceView>
              )}
            </ResourceView>
          ) : (
            <>
              <WrongNowTable all={all} />
              <Link href={links.findings} variant="body-small">
                {t('overview.allFindings')}
              </Link>
            </>
          );
        }}
      </ResourceView>
    </Section>
  );
}
