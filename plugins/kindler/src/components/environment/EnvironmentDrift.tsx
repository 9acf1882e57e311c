import { Alert, Link } from '@backstage/ui';
import type {
  Environment,
  EnvironmentDrift as Drift,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import {
  sayWith,
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { PlainList } from '../layout';
import { StatusChip } from '../status';
import { observedText } from './observedText';

function driftText(
  { subject, desired, observed, message, messageWording }: Drift,
  t: KindlerTranslate,
): string {
  const states = {
    desired: observedText(desired, t),
    observed: observedText(observed, t),
  };
  const text =
    subject === 'environment'
      ? t('environment.driftSelf', states)
      : t('environment.driftOf', { ...states, subject });
  const why = messageWording ? sayWith(messageWording, t) : message;
  if (why && desired === observed) {
    return why;
  }
  return why ? `${text}: ${why}` : text;
}

/**
 * That an environment was seen to be otherwise than asked for, in a word that leads to the comparison.
 */
export function DriftChip(props: { environment: Environment }) {
  const { drift, name } = props.environment;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  return drift.length > 0 ? (
    <Link href={links.drift(name)}>
      <StatusChip tone="warning">{t('environment.drift')}</StatusChip>
    </Link>
  ) : null;
}

/**
 * What of an environment was seen to be otherwise than asked for, and why it cannot be seen.
 */
export function EnvironmentDrift(props: { environment: Environment }) {
  const { drift, observed } = props.environment;
  const { t } = useKindlerTranslation();
  return (
    <>
      {drift.length > 0 && (
        <Alert
          icon
          status="warning"
          title={t('environment.drift')}
          description={
            <>
              <PlainList label={t('environment.drift')}>
                {drift.map(each => (
                  <li key={each.subject}>{driftText(each, t)}</li>
                ))}
              </PlainList>
              {t('environment.driftHelp')}
            </>
          }
        />
      )}
      {observed?.fault && (
        <Alert
          icon
          status="info"
          title={t('environment.observeFault')}
          description={t('environment.observeFaultAge', {
            fault: observed.fault,
          })}
        />
      )}
    </>
  );
}
