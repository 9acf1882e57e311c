import {
  word,
  type EnvironmentRecord,
} from '@kindler/backstage-plugin-kindler-common';
import { refuse } from './refuse';
import type { RecordField, Source } from './Source';

const LONGEST = 200;
const LONGEST_ERROR = 20_000;

/** Sets aside what the API takes in no row, so that it is named by its line and the others are still sent. */
export function checkTexts({ records, refused }: Source): Source {
  const source: Source = { records: [], refused: [...refused] };
  const lines = new Map<string, number>();
  for (const record of records) {
    const problems = [...unreadable(record), ...twin(record, lines)];
    if (problems.length > 0) {
      source.refused.push(refuse(record, problems));
    } else {
      source.records.push(record);
    }
  }
  return source;
}

function unreadable({ line: _, ...texts }: EnvironmentRecord) {
  return (Object.entries(texts) as Array<[RecordField, string]>)
    .filter(
      ([field, text]) =>
        text.length > (field === 'error' ? LONGEST_ERROR : LONGEST) ||
        text.includes('\0'),
    )
    .map(([field]) => ({
      field,
      problem: word('import-unreadable', { column: field }),
    }));
}

/** Rows of one name may be sent in different requests, so the API does not see all of them. */
function twin({ line, name }: EnvironmentRecord, lines: Map<string, number>) {
  const known = name?.trim();
  const first = known ? lines.get(known) : undefined;
  if (known && first === undefined) {
    lines.set(known, line);
  }
  return first === undefined
    ? []
    : [
        {
          field: 'name',
          problem: word('import-twice', { line: first, name: known! }),
        },
      ];
}
