import type {
  KindlerEvent,
  Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import { useCallback } from 'react';
import { formatText } from '../../format';
import {
  EVENT_TEXTS,
  useKindlerTranslation,
  type EventText,
  type KindlerTranslate,
} from '../../translation';

const known: ReadonlySet<string> = new Set(EVENT_TEXTS);

function isTranslated(code: string): code is EventText {
  return known.has(code);
}

function isVerdict(value: string): value is Verdict {
  return ['ok', 'degraded', 'critical', 'unknown'].includes(value);
}

function isOutcome(
  value: string,
): value is 'succeeded' | 'failed' | 'cancelled' {
  return ['succeeded', 'failed', 'cancelled'].includes(value);
}

/** Which text tells an event: a change of leader has one for each end that is missing, a step back its own. */
export function textOf({ kind, from, to }: KindlerEvent): string {
  if (kind === 'timeline-switched' && Number(to) < Number(from)) {
    return 'timeline-back';
  }
  if (kind !== 'leader-changed') {
    return kind;
  }
  if (!to) {
    return 'leader-lost';
  }
  return from ? kind : 'leader-found';
}

/** Verdicts and outcomes are our words; members, statuses and timelines are not. */
function word(event: KindlerEvent, value: string, t: KindlerTranslate): string {
  if (event.kind === 'verdict-changed' && isVerdict(value)) {
    return t(`verdict.${value}`);
  }
  if (event.kind === 'action' && isOutcome(value)) {
    return t(`operation.status.${value}`);
  }
  return value;
}

/**
 * An event in the reader's language where its kind is translated, else in the server's words.
 */
export function useEventText(): (event: KindlerEvent) => string {
  const { t } = useKindlerTranslation();
  return useCallback(
    event => {
      const code = textOf(event);
      if (!isTranslated(code)) {
        return formatText(event.message);
      }
      const unknown = t('word.unknown');
      const { from = unknown, to = unknown } = event;
      const values = {
        message: event.message,
        database: event.database,
        from: word(event, from, t),
        to: word(event, to, t),
        server: event.server ?? unknown,
        proxy: event.proxy ?? unknown,
        changes: String(event.count ?? unknown),
      };
      return formatText(t(`happened.${code}`, values));
    },
    [t],
  );
}
