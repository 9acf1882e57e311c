import { Flex, Link, Text } from '@backstage/ui';
import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import {
  findingKey,
  sortFindings,
  useFindingTexts,
} from '../components/finding';
import { DataTable, Section, type DataTableColumn } from '../components/layout';
import { ResourceView } from '../components/state';
import { Since, StatusChip, type Tone } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, type KindlerTranslate } from '../translation';
import { useFindings } from './useLists';

type Row = Finding & { id: string };

const TONES: Record<Finding['severity'], Tone> = {
  critical: 'negative',
  warning: 'warning',
  info: 'info',
};

function SubjectLink(props: { finding: Finding }) {
  const { kind, name } = props.finding.subject;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const href = kind === 'database' ? links.database(name) : links.route(name);
  return (
    <Flex direction="column" gap="0">
      {kind === 'gateway' ? (
        <strong>{name}</strong>
      ) : (
        <Link href={href} weight="bold">
          {name}
        </Link>
      )}
      <Text as="span" variant="body-small" color="secondary">
        {t(`subject.${kind}`)}
      </Text>
    </Flex>
  );
}

/** The rest stands on the page of the database. */
const SHOWN_EVIDENCE = 3;

function FindingText(props: { finding: Finding }) {
  const { finding } = props;
  const { t } = useKindlerTranslation();
  const { message, next } = useFindingTexts()(finding);
  return (
    <Flex direction="column" gap="1" align="start">
      <StatusChip tone={TONES[finding.severity]}>
        {t(`severity.${finding.severity}`)}
      </StatusChip>
      <span>{message}</span>
      <Text as="span" variant="body-small" color="secondary">
        {next}
      </Text>
    </Flex>
  );
}

function findingColumns(t: KindlerTranslate): DataTableColumn<Row>[] {
  return [
    {
      id: 'subject',
      label: t('overview.where'),
      isRowHeader: true,
      cell: finding => <SubjectLink finding={finding} />,
    },
    {
      id: 'finding',
      label: t('overview.finding'),
      isLong: true,
      cell: finding => <FindingText finding={finding} />,
    },
    {
      id: 'evidence',
      label: t('finding.evidence'),
      isLong: true,
      cell: ({ evidence }) => (
        <Text as="span" variant="body-small">
          {evidence
            .slice(0, SHOWN_EVIDENCE)
            .map(({ label, value }) => `${label}: ${value}`)
            .join(' · ') || '–'}
        </Text>
      ),
    },
    {
      id: 'since',
      label: t('overview.since'),
      cell: ({ since }) => <Since at={since} />,
    },
  ];
}

/** Notes are no problems; they stand with what they concern. */
function wrong(findings: Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity !== 'info');
}

/**
 * All findings that are problems, the worst first.
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
            <DataTable
              label={t('overview.wrongNow')}
              columns={findingColumns(t)}
              rows={sortFindings(wrong(items)).map(item => ({
                ...item,
                id: findingKey(item),
              }))}
            />
          )
        }
      </ResourceView>
    </Section>
  );
}
