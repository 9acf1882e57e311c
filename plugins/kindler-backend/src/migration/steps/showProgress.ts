import type { Wording } from '@kindler/backstage-plugin-kindler-common';
import type { MigrationContext } from './MigrationContext';

const EVERY_MS = 1000;

/**
 * Does work whose progress is shown about once a second. A failure to show it is one of the work, because the operation
 * may have gone to another worker.
 */
export async function showProgress<T>(
  { progress }: Pick<MigrationContext, 'progress'>,
  work: (tell: (message: Wording) => void) => Promise<T>,
): Promise<T> {
  let newest: Wording | undefined;
  let saving: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    const message = newest;
    newest = undefined;
    if (message) {
      saving = saving.then(() => progress(message));
      saving.catch(() => {});
    }
  }, EVERY_MS);
  try {
    return await work(message => {
      newest = message;
    });
  } finally {
    clearInterval(timer);
    await saving;
  }
}
