import { Text } from '@backstage/ui';
import type {
  ClientOutcome,
  Witness,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import {
  useKindlerTranslation,
  useWording,
  type KindlerTranslate,
} from '../../translation';
import { CLIENT_TONES } from '../client';
import { Age } from '../status';
import styles from './WitnessPanel.module.css';

function isOutcome(outcome: unknown): outcome is ClientOutcome {
  return typeof outcome === 'string' && outcome in CLIENT_TONES;
}

/** What a client got is its whole word; it does not stand among its details, too. */
const OUTCOME = 'witness-client-outcome';
/** The routes lead to another cluster. */
const MOVED = 'witness-route-moved';
/** Told by its age, which moves. */
const SERVED_AT = 'witness-client-served-at';

function saidBy(witness: Witness, t: KindlerTranslate): string {
  const { status, members, details } = witness;
  if (status === 'named' && members.length > 0) {
    return members.join(', ');
  }
  if (status === 'absent' && details.some(({ code }) => code === MOVED)) {
    return t('way.elsewhere');
  }
  const outcome = details.find(({ code }) => code === OUTCOME)?.params.outcome;
  if (isOutcome(outcome)) {
    return t(`client.outcome.${outcome}`);
  }
  return t(`witness.status.${status === 'named' ? 'none' : status}`);
}

function Detail(props: { detail: Wording }) {
  const { detail } = props;
  const { t } = useKindlerTranslation();
  const say = useWording();
  return detail.code === SERVED_AT ? (
    <>
      {t('witness.servedLast')} <Age at={String(detail.params.at)} />
    </>
  ) : (
    <>{say(detail)}</>
  );
}

export interface WitnessBoxProps {
  witness: Witness;
  isDissenter: boolean;
}

/**
 * What one witness says about where writes go, from which source and how old.
 */
export function WitnessBox(props: WitnessBoxProps) {
  const { witness, isDissenter } = props;
  const { kind, status, source, observedAt, reason } = witness;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const details = witness.details.filter(({ code }) => code !== OUTCOME);
  const isOut = kind === 'client' && status === 'none';
  const isSilent = status === 'unknown' || status === 'absent';
  return (
    <li
      className={[
        styles.witness,
        isDissenter ? styles.dissenter : '',
        isSilent ? styles.silent : '',
      ].join(' ')}
      data-testid={`witness-${kind}`}
    >
      <Text as="span" variant="body-small" color="secondary">
        {t(`witness.kind.${isOut ? 'clientOut' : kind}`)}
      </Text>
      <span className={styles.members}>{saidBy(witness, t)}</span>
      {details.length > 0 && (
        <Text as="span" variant="body-small" className={styles.details}>
          {details.map((detail, index) => (
            <span key={detail.text}>
              {index > 0 && ' · '}
              <Detail detail={detail} />
            </span>
          ))}
        </Text>
      )}
      {reason && (
        <Text as="span" variant="body-small" className={styles.details}>
          {say(reason)}
        </Text>
      )}
      {status !== 'absent' && (
        <span className={styles.source}>
          {source && (
            <Text as="span" variant="body-small" color="secondary">
              {`${source} · `}
            </Text>
          )}
          <Age at={observedAt} />
        </span>
      )}
    </li>
  );
}
