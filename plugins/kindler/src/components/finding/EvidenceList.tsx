import { Button } from '@backstage/ui';
import type { Evidence } from '@kindler/backstage-plugin-kindler-common';
import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { useKindlerTranslation, useEvidenceTexts } from '../../translation';
import { useAge } from '../status';
import styles from './FindingList.module.css';

function EvidenceItem(props: { evidence: Evidence }) {
  const { source, observedAt } = props.evidence;
  const { t } = useKindlerTranslation();
  const { label, value } = useEvidenceTexts()(props.evidence);
  const age = useAge(observedAt) ?? t('age.unknown');
  return (
    <li>
      {label}: <strong>{value}</strong> ({source}, {age})
    </li>
  );
}

/** Identifies a piece of evidence. One that several findings share is shown once. */
function keyOf({ source, label, value }: Evidence): string {
  return `${source} ${label} ${value}`;
}

/** Shows the evidence of findings as a collapsed list; nothing if there is none. */
export function EvidenceList(props: { evidence: Evidence[] }) {
  const { t } = useKindlerTranslation();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const all = [
    ...new Map(props.evidence.map(each => [keyOf(each), each])).values(),
  ];
  if (all.length === 0) {
    return null;
  }
  const Icon = isOpen ? RiArrowUpSLine : RiArrowDownSLine;
  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        className={styles.toggle}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        iconEnd={<Icon aria-hidden="true" />}
        onPress={() => setOpen(!isOpen)}
      >
        {t('finding.evidenceCount', { number: String(all.length) })}
      </Button>
      {isOpen && (
        <ul
          id={id}
          className={styles.evidence}
          aria-label={t('finding.evidence')}
        >
          {all.map(evidence => (
            <EvidenceItem key={keyOf(evidence)} evidence={evidence} />
          ))}
        </ul>
      )}
    </>
  );
}
