import {
  WORDINGS,
  type ActionCheck,
  type Wording,
  type WordingCode,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation, useWording } from '../../translation';
import { PlainList } from '../layout';
import { StatusChip, type Tone } from '../status';
import styles from './CheckList.module.css';

/** Returns the name of a check. A check of a newer server has only its own name. */
function nameOf({ name }: ActionCheck): Wording {
  const code: WordingCode = `check-${name}`;
  return { code, params: {}, text: WORDINGS[code] ?? name };
}

function toneOf(check: ActionCheck): Tone {
  if (check.ok === true) {
    return 'positive';
  }
  if (check.ok === 'unknown') {
    return 'neutral';
  }
  return check.blocking ? 'negative' : 'warning';
}

/** Lists the checks before an action with their results. */
export function CheckList(props: { checks: ActionCheck[] }) {
  const { t } = useKindlerTranslation();
  const say = useWording();
  return (
    <PlainList label={t('plan.checks')}>
      {props.checks.map(check => (
        <li
          key={`${check.name} ${check.message.text}`}
          className={styles.check}
        >
          <StatusChip tone={toneOf(check)}>{say(nameOf(check))}</StatusChip>
          <span>{say(check.message)}</span>
        </li>
      ))}
    </PlainList>
  );
}
