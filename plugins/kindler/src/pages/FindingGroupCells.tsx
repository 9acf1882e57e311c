import { Flex, Link, Text } from '@backstage/ui';
import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { useFindingTexts } from '../components/finding';
import { StatusChip } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation } from '../translation';
import { SEVERITY_TONES } from './severityTones';

const SHOWN_SUBJECTS = 3;

/** Where what a finding concerns is shown. */
export function SubjectLink(props: { finding: Finding }) {
  const { kind, name } = props.finding.subject;
  const links = useKindlerLinks();
  return (
    <Link href={links[kind](name)} weight="bold">
      {name}
    </Link>
  );
}

export interface FindingGroupProps {
  /** The first of them. */
  findings: Finding[];
  /** How many there are. */
  count: number;
}

/** Whom a finding concerns; of many the first ones, and where the others are. */
export function GroupSubjects({ findings, count }: FindingGroupProps) {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const subjects = [
    ...new Map(findings.map(each => [each.subject.name, each])).values(),
  ];
  const shown = subjects.slice(0, SHOWN_SUBJECTS);
  const more =
    count > findings.length
      ? count - shown.length
      : subjects.length - shown.length;
  const { code, severity, subject } = findings[0];
  const query = new URLSearchParams({ code, severity });
  return (
    <Flex direction="column" gap="0" align="start">
      {shown.map(finding => (
        <SubjectLink key={finding.subject.name} finding={finding} />
      ))}
      {more > 0 ? (
        <Link href={`${links.findings}?${query}`}>
          {t('overview.more', { number: String(more) })}
        </Link>
      ) : (
        <Text as="span" variant="body-small" color="secondary">
          {t(`subject.${subject.kind}`)}
        </Text>
      )}
    </Flex>
  );
}

/** What is wrong and what to do; of many in the words of the first. */
export function GroupText({ findings, count }: FindingGroupProps) {
  const [finding] = findings;
  const { t } = useKindlerTranslation();
  const { message, next } = useFindingTexts()(finding);
  const many = count > 1;
  return (
    <Flex direction="column" gap="1" align="start">
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <StatusChip tone={SEVERITY_TONES[finding.severity]}>
          {t(`severity.${finding.severity}`)}
        </StatusChip>
        {many && (
          <Text as="span" variant="body-small" weight="bold">
            {t('overview.same', { number: String(count) })}
          </Text>
        )}
      </Flex>
      <span>{many ? `${finding.subject.name}: ${message}` : message}</span>
      <Text as="span" variant="body-small" color="secondary">
        {next}
      </Text>
    </Flex>
  );
}
