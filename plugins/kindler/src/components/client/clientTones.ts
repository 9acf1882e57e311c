import type { ClientOutcome } from '@kindler/backstage-plugin-kindler-common';
import type { Tone } from '../status';

/** The color of each outcome. A probe that was itself rejected says nothing about other clients. */
export const CLIENT_TONES: Record<ClientOutcome, Tone> = {
  served: 'positive',
  'read-only': 'negative',
  elsewhere: 'negative',
  refused: 'negative',
  closed: 'negative',
  'no-slot': 'negative',
  starting: 'negative',
  auth: 'neutral',
  tls: 'neutral',
  timeout: 'negative',
  unreachable: 'negative',
  failed: 'negative',
};
