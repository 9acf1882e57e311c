import { printable } from '../../output/printable';
import { explainError } from '../../portal/explainError';
import type { Portal } from '../../portal/Portal';
import { LISTS, type ListName } from './index';
import type { Listed } from './Listed';

export interface ReadList extends Listed {
  name: ListName;
  /** Why it could not be read. */
  thrown?: unknown;
}

/** One list. One that cannot be read says why, and leaves the others theirs. */
export async function readList(
  name: ListName,
  portal: Portal,
): Promise<ReadList> {
  try {
    const listed = await LISTS[name](portal);
    const { verdicts, note } = listed;
    const text = verdicts.length > 0 ? listed.text : `No ${name} to be seen\n`;
    return {
      name,
      ...listed,
      text: note ? `${text}${printable(note)}\n` : text,
    };
  } catch (thrown) {
    const { name: error, message } = explainError(thrown);
    return {
      name,
      // What a portal is not configured for cannot be broken.
      verdicts: error === 'NotImplementedError' ? [] : ['unknown'],
      thrown,
      data: { error: { name: error, message } },
      text: `${printable(`${name}: ${message}`)}\n`,
    };
  }
}
