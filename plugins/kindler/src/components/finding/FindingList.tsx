import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { FindingItem } from './FindingItem';
import styles from './FindingList.module.css';
import { sortFindings } from './sortFindings';

/**
 * Findings, the worst first; nothing where there are none.
 */
export function FindingList(props: { findings: Finding[] }) {
  const { t } = useKindlerTranslation();
  if (props.findings.length === 0) {
    return null;
  }
  return (
    <ul className={styles.list} aria-label={t('finding.title')}>
      {sortFindings(props.findings).map(finding => (
        <FindingItem key={findingKey(finding)} finding={finding} />
      ))}
    </ul>
  );
}

/** Tells findings apart, also two of one rule. */
export function findingKey(finding: Finding): string {
  const { subject, code, params } = finding;
  return `${subject.kind}/${subject.name}/${code}/${JSON.stringify(params)}`;
}
