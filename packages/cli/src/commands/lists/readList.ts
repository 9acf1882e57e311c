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
    return listed.verdicts.length > 0
      ? { name, ...listed }
      : { name, ...listed, text: `No ${name} to be seen\n` };
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
