import type {
  IncidentCause,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** The sentence of a finding, which other languages have under its code. */
export function sayFinding({
  code,
  params,
  message,
}: Pick<IncidentCause, 'code' | 'params' | 'message'>): Wording {
  return { code, params, text: message };
}
