import type {
  EnvironmentDesiredState,
  EnvironmentDrift,
} from '@kindler/backstage-plugin-kindler-common';
import type { Sighting } from './Sighting';

/** What was seen to be otherwise than asked for. What is not known is no difference. */
export function driftOf(
  desired: EnvironmentDesiredState,
  seen: Sighting,
): EnvironmentDrift[] {
  const wished = desired === 'absent' ? 'absent' : 'present';
  return [
    {
      subject: 'environment',
      desired,
      observed: seen.state,
      message: seen.message,
      messageWording: seen.messageWording,
    },
    ...seen.registrations.map(({ kind, state, ...why }) => ({
      subject: kind,
      desired: wished,
      observed: state,
      message: why.message,
      messageWording: why.messageWording,
    })),
  ].filter(
    ({ subject, desired: wanted, observed }) =>
      observed !== 'unknown' &&
      (observed !== wanted ||
        (subject === 'environment' && seen.differs === true)),
  );
}
