import type { FieldProblem } from '@kindler/backstage-plugin-kindler-common';
import type { ErrorSchema } from '@rjsf/utils';
import { sayWith, type KindlerTranslate } from '../../translation';

/**
 * Problems of fields as forms show them: that of `details.httpPort` is at `httpPort` of what is below `details`.
 */
export function errorsBelow(
  place: string,
  problems: FieldProblem[],
  t: KindlerTranslate,
): ErrorSchema {
  const errors: ErrorSchema = {};
  for (const { field, message, wording } of problems) {
    if (!isBelow(field, place)) {
      continue;
    }
    let at: any = errors;
    for (const part of field.slice(place.length).split(/[.[\]]+/)) {
      if (part) {
        at[part] ??= {};
        at = at[part];
      }
    }
    at.__errors = [
      ...(at.__errors ?? []),
      wording ? sayWith(wording, t) : message,
    ];
  }
  return errors;
}

function isBelow(field: string, place: string): boolean {
  return field.startsWith(place) && /^($|[.[])/.test(field.slice(place.length));
}
