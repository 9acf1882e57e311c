import type {
  ClientOutcome,
  IncidentLane,
  IncidentSpan,
  Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerTranslate } from '../../translation';
import { CLIENT_TONES } from '../client';
import { VERDICT_TONES } from '../status';

function isOutcome(value: string | undefined): value is ClientOutcome {
  return value !== undefined && value in CLIENT_TONES;
}

function isVerdict(value: string | undefined): value is Verdict {
  return value !== undefined && value in VERDICT_TONES;
}

function membersText(
  { kind }: IncidentLane,
  { values, timeline }: IncidentSpan,
  t: KindlerTranslate,
): string {
  if (values.length === 0) {
    return t(kind === 'haproxy' ? 'way.noServer' : 'witness.status.none');
  }
  return [
    values.join(', '),
    ...(timeline === undefined
      ? []
      : [t('way.timeline', { timeline: String(timeline) })]),
  ].join(', ');
}

/** Says in few words what a witness said for a while. */
export function spanText(
  lane: IncidentLane,
  span: IncidentSpan,
  t: KindlerTranslate,
): string {
  const [first, member] = span.values;
  if (span.tone === 'unknown' && !isVerdict(first)) {
    return t('word.unknown');
  }
  if (lane.kind === 'client' && isOutcome(first)) {
    return first === 'served' && member
      ? t('client.servedBy', { member })
      : t(`client.outcome.${first}`);
  }
  if (lane.kind === 'verdict' && isVerdict(first)) {
    return t(`verdict.${first}`);
  }
  return membersText(lane, span, t);
}
