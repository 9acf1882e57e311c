import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import {
  RiAlertLine,
  RiErrorWarningLine,
  RiInformationLine,
} from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { AcknowledgeButton } from '../acknowledge';
import { Since } from '../status';
import { alsoOf, byRule } from './byRule';
import { EvidenceList } from './EvidenceList';
import { FindingDocsLink } from './FindingDocsLink';
import { findingKey } from './findingKey';
import styles from './FindingList.module.css';
import { decisiveOf, type Cause } from './groupByCause';
import { useFindingTexts } from './useFindingTexts';

/** Nobody reads more next steps at once. */
const SHOWN_NEXT = 2;

const ICONS = {
  critical: RiErrorWarningLine,
  warning: RiAlertLine,
  info: RiInformationLine,
};

/** Names the others to which the first finding also applies. */
function Also(props: { findings: Finding[] }) {
  const { t } = useKindlerTranslation();
  const names = alsoOf(props.findings);
  return names.length === 0 ? null : (
    <>{` ${t('finding.also', { names: names.join(', ') })}`}</>
  );
}

/** Shows the other findings, which explain the cause, each rule once. */
function Others(props: { rules: Finding[][] }) {
  const texts = useFindingTexts();
  const { t } = useKindlerTranslation();
  if (props.rules.length === 0) {
    return null;
  }
  return (
    <ul className={styles.others} aria-label={t('finding.others')}>
      {props.rules.map(findings => (
        <li key={findingKey(findings[0])}>
          {texts(findings[0]).message}
          <Also findings={findings} /> <Since at={findings[0].since} />
        </li>
      ))}
    </ul>
  );
}

/** Shows one cause: what is wrong, since when, its explanation, the next steps and the evidence. */
export function CauseItem(props: { cause: Cause }) {
  const { head, others } = props.cause;
  const { t } = useKindlerTranslation();
  const texts = useFindingTexts();
  const Icon = ICONS[head.severity];
  const [same, ...rules] = byRule([head, ...others]);
  const next = byRule(decisiveOf(props.cause)).map(
    ([first]) => texts(first).next,
  );
  return (
    <li className={`${styles.finding} ${styles[head.severity]}`}>
      <p className={styles.head}>
        <Icon size={16} aria-hidden="true" />
        <span>{t(`severity.${head.severity}`)}</span>{' '}
        <strong>
          {texts(head).message}
          <Also findings={same} />
        </strong>{' '}
        <span>
          {t('word.since')} <Since at={head.since} />
        </span>
      </p>
      <Others rules={rules} />
      <p>
        <strong>{t('finding.next')}</strong>{' '}
        {[...new Set(next.filter(Boolean))].slice(0, SHOWN_NEXT).join(' ')}{' '}
        <FindingDocsLink code={head.code} />
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
