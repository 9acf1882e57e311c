import type { Severity } from '@kindler/backstage-plugin-kindler-common';
import type { Tone } from '../components/status';

export const SEVERITY_TONES: Record<Severity, Tone> = {
  critical: 'negative',
  warning: 'warning',
  info: 'info',
};
