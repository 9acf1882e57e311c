import { Flex, Link, Text } from '@backstage/ui';
import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { useFindingTexts, type FindingGroup } from '../components/finding';
import { StatusChip, type Tone } from '../components/status';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation } from '../translation';

const TONES: Record<Finding['severity'], Tone> = {
  critical: 'negative',
  warning: 'warning',
  info: 'info',
};

const SHOWN_SUBJECTS = 3;

function SubjectLink(props: { finding: Finding }) {
  const { kind, name } = props.finding.subject;
  const links = useKindlerLinks();
  if (kind === 'gateway') {
    return <strong>{name}</strong>;
  }
  const href = kind === 'database' ? links.database(name) : links.route(name);
  return (
    <Link href={href} weight="bold">
      {name}
    </Link>
  );
}

/** Whom a finding concerns; of many the first ones, and where the others are. */
export function GroupSubjects({ findings }: FindingGroup) {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const subjects = [
    ...new Map(findings.map(each => [each.subject.name, each])).values(),
  ];
  const more = subjects.length - SHOWN_SUBJECTS;
  const { code, subject } = findings[0];
  return (
    <Flex direction="column" gap="0" align="start">
      {subjects.slice(0, SHOWN_SUBJECTS).map(finding => (
        <SubjectLink key={finding.subject.name} finding={finding} />
      ))}
      {more > 0 && subject.kind === 'database' ? (
        <Link href={`${links.databases}?q=${encodeURIComponent(code)}`}>
          {t('overview.more', { number: String(more) })}
        </Link>
      ) : (
        <Text as="span" variant="body-small" color="secondary">
          {more > 0
            ? t('overview.more', { number: String(more) })
            : t(`subject.${subject.kind}`)}
        </Text>
      )}
    </Flex>
  );
}

/** What is wrong and what to do; of many in the words of the first. */
export function GroupText({ findings }: FindingGroup) {
  const [finding] = findings;
  const { t } = useKindlerTranslation();
  const { message, next } = useFindingTexts()(finding);
  const many = findings.length > 1;
  return (
    <Flex direction="column" gap="1" align="start">
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <StatusChip tone={TONES[finding.severity]}>
          {t(`severity.${finding.severity}`)}
        </StatusChip>
        {many && (
          <Text as="span" variant="body-small" weight="bold">
            {t('overview.same', { number: String(findings.length) })}
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
