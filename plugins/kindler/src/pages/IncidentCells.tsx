import { Flex, Link, Text } from '@backstage/ui';
import type {
  Finding,
  IncidentSummary,
  Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import { decisiveOf, useFindingTexts } from '../components/finding';
import { OutageText } from '../components/incident';
import { StatusChip, VERDICT_TONES } from '../components/status';
import { Owner } from '../components/entity';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation, useWording } from '../translation';

/** Whom an incident concerns. */
export function IncidentSubject(props: { incident: IncidentSummary }) {
  const { database, databaseTitle, owner } = props.incident;
  const links = useKindlerLinks();
  return (
    <Flex direction="column" gap="0" align="start">
      <Link href={links.database(database)} weight="bold">
        {databaseTitle ?? database}
      </Link>
      {owner && <Owner entityRef={owner} />}
    </Flex>
  );
}

/** It may calm down while its worst was critical. */
const VERDICTS: Record<Finding['severity'], Verdict> = {
  critical: 'critical',
  warning: 'degraded',
  info: 'ok',
};

export interface IncidentTextProps {
  incident: IncidentSummary;
  /** What is found of it now, the worst first; empty while it calms down, undefined where it was not read. */
  findings: Finding[] | undefined;
}

/** What the incident is, whether clients can write, and what to do; its story stands on its page. */
export function IncidentText(props: IncidentTextProps) {
  const { incident, findings } = props;
  const { id, database, title, outageOngoing } = incident;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const say = useWording();
  const texts = useFindingTexts();
  const [head, ...others] = findings ?? [];
  const next = head && texts(decisiveOf({ head, others })[0]).next;
  const now = findings ? head && VERDICTS[head.severity] : incident.worst;
  return (
    <Flex direction="column" gap="1" align="start">
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <StatusChip tone={now ? VERDICT_TONES[now] : 'neutral'}>
          {now ? t(`verdict.${now}`) : t('incident.calmingShort')}
        </StatusChip>
        {outageOngoing && (
          <StatusChip tone="negative">
            {t('incident.writesOut')} <OutageText incident={incident} />
          </StatusChip>
        )}
        <Link href={links.incident(database, id)} variant="body-small">
          {t('incident.number', { id })}
        </Link>
      </Flex>
      <strong>{say(title)}</strong>
      {head && head.code !== incident.cause.code && (
        <span>{texts(head).message}</span>
      )}
      <Text as="span" variant="body-small" color="secondary">
        {next ?? (findings && t('incident.calming'))}
      </Text>
    </Flex>
  );
}
