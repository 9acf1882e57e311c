import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import {
  RiAlertLine,
  RiErrorWarningLine,
  RiInformationLine,
} from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { AcknowledgeButton } from '../acknowledge';
import { Since } from '../status';
import { EvidenceList } from './EvidenceList';
import { findingKey } from './findingKey';
import styles from './FindingList.module.css';
import type { Cause } from './groupByCause';
import { useFindingTexts } from './useFindingTexts';

const ICONS = {
  critical: RiErrorWarningLine,
  warning: RiAlertLine,
  info: RiInformationLine,
};

/** What else is said of it: what explains it, or the same of others. */
function Others(props: { findings: Finding[] }) {
  const texts = useFindingTexts();
  const { t } = useKindlerTranslation();
  if (props.findings.length === 0) {
    return null;
  }
  return (
    <ul className={styles.others} aria-label={t('finding.others')}>
      {props.findings.map(finding => (
        <li key={findingKey(finding)}>
          {texts(finding).message} <Since at={finding.since} />
        </li>
      ))}
    </ul>
  );
}

/**
 * One cause: what, since when, what explains it, what to do next, and on what evidence.
 */
export function CauseItem(props: { cause: Cause }) {
  const { head, others } = props.cause;
  const { t } = useKindlerTranslation();
  const texts = useFindingTexts();
  const Icon = ICONS[head.severity];
  // What explains it is nearer to the cause, so what to do about that comes first.
  const next = [...others, head].map(each => texts(each).next);
  return (
    <li className={`${styles.finding} ${styles[head.severity]}`}>
      <p className={styles.head}>
        <Icon size={16} aria-hidden="true" style={{ alignSelf: 'center' }} />
        <span>{t(`severity.${head.severity}`)}</span>
        <strong>{texts(head).message}</strong>
        <span>
          {t('word.since')} <Since at={head.since} />
        </span>
      </p>
      <Others findings={others} />
      <p>
        <strong>{t('finding.next')}</strong>{' '}
        {[...new Set(next.filter(Boolean))].join(' ')}
      </p>
      {[head, ...others].map(finding => (
        <AcknowledgeButton key={findingKey(finding)} finding={finding} />
      ))}
      <EvidenceList
        evidence={[head, ...others].flatMap(each => each.evidence)}
      />
    </li>
  );
}
