import { Button, Text } from '@backstage/ui';
import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import {
  findingKey,
  groupFindings,
  sortFindings,
  type FindingGroup,
} from '../components/finding';
import { DataTable, Section, type DataTableColumn } from '../components/layout';
import { ResourceView } from '../components/state';
import { Since } from '../components/status';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { GroupSubjects, GroupText } from './FindingGroupCells';
import { useFindings } from './useLists';

type Row = FindingGroup & { id: string };

/** The rest stands on the page of the database. */
const SHOWN_EVIDENCE = 3;
const SHOWN_ROWS = 15;

function groupColumns(t: KindlerTranslate): DataTableColumn<Row>[] {
  return [
    {
      id: 'subject',
      label: t('overview.where'),
      isRowHeader: true,
      cell: group => <GroupSubjects {...group} />,
    },
    {
      id: 'finding',
      label: t('overview.finding'),
      isLong: true,
      cell: group => <GroupText {...group} />,
    },
    {
      id: 'evidence',
      label: t('finding.evidence'),
      isLong: true,
      cell: ({ findings }) => (
        <Text as="span" variant="body-small">
          {findings[0].evidence
            .slice(0, SHOWN_EVIDENCE)
            .map(({ label, value }) => `${label}: ${value}`)
            .join(' · ') || '–'}
        </Text>
      ),
    },
    {
      id: 'since',
      label: t('overview.since'),
      cell: ({ findings }) => <Since at={oldest(findings)} />,
    },
  ];
}

function oldest(findings: Finding[]): string {
  return findings.map(({ since }) => since).sort()[0];
}

/** Notes are no problems; they stand with what they concern. */
function wrong(findings: Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity !== 'info');
}

function WrongNowTable(props: { findings: Finding[] }) {
  const { t } = useKindlerTranslation();
  const [all, setAll] = useState(false);
  const groups = groupFindings(sortFindings(props.findings));
  const rows = (all ? groups : groups.slice(0, SHOWN_ROWS)).map(group => ({
    ...group,
    id: findingKey(group.findings[0]),
  }));
  return (
    <>
      <DataTable
        label={t('overview.wrongNow')}
        columns={groupColumns(t)}
        rows={rows}
      />
      {rows.length < groups.length && (
        <Button variant="tertiary" onPress={() => setAll(true)}>
          {t('overview.showAll', { number: String(groups.length) })}
        </Button>
      )}
    </>
  );
}

/**
 * All findings that are problems, the worst first, and many of one kind as one.
 */
export function WrongNowSection() {
  const { t } = useKindlerTranslation();
  const resource = useFindings();
  return (
    <Section title={t('overview.wrongNow')}>
      <ResourceView resource={resource}>
        {({ items }) =>
          wrong(items).length === 0 ? (
            <Text as="p" variant="body-medium" style={{ margin: 0 }}>
              {t('overview.nothingWrong')}
            </Text>
          ) : (
            <WrongNowTable findings={wrong(items)} />
          )
        }
      </ResourceView>
    </Section>
  );
}
