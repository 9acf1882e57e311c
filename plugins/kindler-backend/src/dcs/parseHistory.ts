import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';
import { asDigits, asInteger, asText, parseJson } from '../model/fields';
import type { PatroniHistoryEntry } from '../model/patroni/PatroniHistoryEntry';

/** Reads the answer of `GET /history`. Entries have three to five items, depending on the version. */
export function parseHistory(text: string): PatroniHistoryEntry[] {
  const body = parseJson(text);
  if (!Array.isArray(body)) {
    throw new SourceError('parse', word('fault-no-list', { path: '/history' }));
  }
  return body.flatMap((entry: unknown) => {
    if (!Array.isArray(entry)) {
      return [];
    }
    const endedTimeline = asInteger(entry[0]);
    const at = asText(entry[3]);
    return endedTimeline === undefined
      ? []
      : [
          {
            endedTimeline,
            lsn: asDigits(entry[1]),
            reason: asText(entry[2]),
            at: at && !Number.isNaN(Date.parse(at)) ? at : undefined,
            newLeader: asText(entry[4]),
          },
        ];
  });
}
