import type { ClientOutcome } from '@kindler/backstage-plugin-kindler-common';
import type { Tone } from '../status';

/** What a client got, in colour. A probe that is itself not let in says nothing of other clients. */
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
