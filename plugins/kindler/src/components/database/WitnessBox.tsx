import { Text } from '@backstage/ui';
import type { Witness } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation, useWording } from '../../translation';
import { Age } from '../status';
import styles from './WitnessPanel.module.css';

export interface WitnessBoxProps {
  witness: Witness;
  isDissenter: boolean;
}

/**
 * What one witness says about where writes go, from which source and how old.
 */
export function WitnessBox(props: WitnessBoxProps) {
  const { witness, isDissenter } = props;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const isNamed = witness.status === 'named' && witness.members.length > 0;
  const said = isNamed
    ? witness.members.join(', ')
    : t(
        `witness.status.${
          witness.status === 'named' ? 'none' : witness.status
        }`,
      );
  return (
    <li
      className={`${styles.witness} ${isDissenter ? styles.dissenter : ''}`}
      data-testid={`witness-${witness.kind}`}
    >
      <Text as="span" variant="body-small" color="secondary">
        {t(`witness.kind.${witness.kind}`)}
      </Text>
      <span className={`${styles.members} ${isNamed ? '' : styles.silent}`}>
        {said}
      </span>
      {witness.details.length > 0 && (
        <Text as="span" variant="body-small">
          {witness.details.map(detail => say(detail)).join(' · ')}
        </Text>
      )}
      {witness.reason && (
        <Text as="span" variant="body-small">
          {say(witness.reason)}
        </Text>
      )}
      {witness.status !== 'absent' && (
        <span className={styles.source}>
          {witness.source && (
            <Text as="span" variant="body-small" color="secondary">
              {`${witness.source} · `}
            </Text>
          )}
          <Age at={witness.observedAt} />
        </span>
      )}
    </li>
  );
}
