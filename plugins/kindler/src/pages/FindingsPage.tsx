import { Text } from '@backstage/ui';
import type {
  FindingSummary,
  ListedFinding,
  Severity,
} from '@kindler/backstage-plugin-kindler-common';
import {
  FindingDocsLink,
  findingKey,
  useFindingTexts,
} from '../components/finding';
import { type DataTableColumn } from '../components/layout';
import {
  ListTable,
  useListState,
  type ListFilter,
} from '../components/listing';
import { Empty, LoadingBlock } from '../components/state';
import { Since, StatusChip } from '../components/status';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { SubjectLink } from './FindingGroupCells';
import { KindlerContainer } from './KindlerContainer';
import { useNothingWrongText } from './NothingWrong';
import { SEVERITY_TONES } from './severityTones';
import { useFindings } from './useLists';

const SEVERITIES: Severity[] = ['critical', 'warning', 'info'];

function FindingText(props: { finding: ListedFinding }) {
  const { message, next } = useFindingTexts()(props.finding);
  return (
    <>
      {message}
      <Text as="p" variant="body-small" color="secondary" style={{ margin: 0 }}>
        {next} <FindingDocsLink code={props.finding.code} />
      </Text>
    </>
  );
}

function findingColumns(
  t: KindlerTranslate,
): DataTableColumn<ListedFinding & { id: string }>[] {
  return [
    {
      id: 'subject',
      label: t('overview.where'),
      isRowHeader: true,
      cell: finding => <SubjectLink finding={finding} />,
    },
    {
      id: 'severity',
      label: t('finding.severity'),
      cell: ({ severity }) => (
        <StatusChip tone={SEVERITY_TONES[severity]}>
          {t(`severity.${severity}`)}
        </StatusChip>
      ),
    },
    {
      id: 'finding',
      label: t('overview.finding'),
      isLong: true,
      cell: finding => <FindingText finding={finding} />,
    },
    {
      id: 'since',
      label: t('overview.since'),
      cell: ({ since }) => <Since at={since} />,
    },
  ];
}

function SeverityCounts(props: { summary: FindingSummary }) {
  const { severities } = props.summary;
  const { t } = useKindlerTranslation();
  return (
    <>
      {SEVERITIES.filter(severity => severities[severity] > 0).map(severity => (
        <StatusChip key={severity} tone={SEVERITY_TONES[severity]}>
          {`${severities[severity]} ${t(`severity.${severity}`)}`}
        </StatusChip>
      ))}
    </>
  );
}

function NoFindings() {
  const { t } = useKindlerTranslation();
  const title = useNothingWrongText();
  return title ? (
    <Empty title={title}>{t('finding.noneHelp')}</Empty>
  ) : (
    <LoadingBlock />
  );
}

function FindingListView() {
  const { t } = useKindlerTranslation();
  const filters: ListFilter[] = [
    {
      name: 'severity',
      label: t('finding.severity'),
      options: SEVERITIES.map(id => ({ id, label: t(`severity.${id}`) })),
    },
    { name: 'code', label: t('finding.code') },
    { name: 'database', label: t('database.name') },
  ];
  const state = useListState(filters);
  const { q: _, ...query } = state.query;
  return (
    <ListTable
      label={t('page.findings')}
      columns={findingColumns(t)}
      filters={filters}
      state={state}
      withoutSearch
      resource={useFindings(query)}
      idOf={finding => `${finding.database} ${findingKey(finding)}`}
      counts={({ summary }) => <SeverityCounts summary={summary} />}
      empty={() => <NoFindings />}
    />
  );
}

/**
 * All that is found now, the worst first.
 */
export function FindingsPage() {
  return (
    <KindlerContainer>
      <FindingListView />
    </KindlerContainer>
  );
}
