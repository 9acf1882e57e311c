import type {
  Evidence,
  Finding,
} from '@kindler/backstage-plugin-kindler-common';
import {
  RiAlertLine,
  RiErrorWarningLine,
  RiInformationLine,
} from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { Since, useAge } from '../status';
import styles from './FindingList.module.css';
import { useFindingTexts } from './useFindingTexts';

const ICONS = {
  critical: RiErrorWarningLine,
  warning: RiAlertLine,
  info: RiInformationLine,
};

function EvidenceItem(props: { evidence: Evidence }) {
  const { label, value, source, observedAt } = props.evidence;
  const { t } = useKindlerTranslation();
  const age = useAge(observedAt) ?? t('age.unknown');
  return (
    <li>
      {label}: <strong>{value}</strong> ({source}, {age})
    </li>
  );
}

/**
 * One finding: what, since when, what to do next, on what evidence.
 */
export function FindingItem(props: { finding: Finding }) {
  const { finding } = props;
  const { t } = useKindlerTranslation();
  const texts = useFindingTexts()(finding);
  const Icon = ICONS[finding.severity];
  return (
    <li className={`${styles.finding} ${styles[finding.severity]}`}>
      <p className={styles.head}>
        <Icon size={16} aria-hidden="true" style={{ alignSelf: 'center' }} />
        <span>{t(`severity.${finding.severity}`)}</span>
        <strong>{texts.message}</strong>
        <span>
          {t('word.since')} <Since at={finding.since} />
        </span>
      </p>
      {texts.next && (
        <p>
          <strong>{t('finding.next')}</strong> {texts.next}
        </p>
      )}
      {finding.evidence.length > 0 && (
        <ul className={styles.evidence} aria-label={t('finding.evidence')}>
          {finding.evidence.map(evidence => (
            <EvidenceItem
              key={`${evidence.source} ${evidence.label}`}
              evidence={evidence}
            />
          ))}
        </ul>
      )}
    </li>
  );
}
