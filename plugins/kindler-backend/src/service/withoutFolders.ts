import { basename } from 'node:path';
import {
  mapTexts,
  type SourceState,
} from '@kindler/backstage-plugin-kindler-common';

/** A source for callers who need not know the gateway: only the last part of a socket's path is kept. */
export function withoutFolders(source: SourceState): SourceState {
  const { target, fault } = source;
  if (!target.startsWith('/')) {
    return source;
  }
  const name = basename(target);
  const short = (text: string) => text.replaceAll(target, name);
  return {
    ...source,
    target: name,
    fault: fault && {
      ...fault,
      message: short(fault.message),
      hint: short(fault.hint),
      params: fault.params && mapTexts(fault.params, short),
    },
  };
}
