import type { ProviderContext } from '@kindler/backstage-plugin-kindler-node';
import { waitUntil } from '@kindler/backstage-plugin-kindler-node/clusters';
import { endingReason } from '../judgeNamespace';
import type { NamespaceWork } from '../NamespaceWork';

/** Removes the environment's namespace with all that is in it, and waits for its end. Somebody else's is left alone. */
export async function removeNamespace(
  work: NamespaceWork,
  context: ProviderContext,
): Promise<void> {
  const { signal } = context;
  const found = await work.find(signal);
  if (!found) {
    return;
  }
  if (found.foreign) {
    await context.log(
      `Namespace '${work.name}' is left alone: ${found.foreign}`,
      'warn',
    );
    return;
  }
  if (!found.isEnding) {
    await work.client.remove(work.marked(), found.uid, signal);
  }
  await awaitEnd(work, found.uid, context);
}

/** Waits until the namespace with this UID is gone; rejects with what holds it up, finalizers by name. */
export async function awaitEnd(
  work: NamespaceWork,
  uid: string,
  { signal, log }: ProviderContext,
): Promise<void> {
  const reasonToWait = async (until: AbortSignal) => {
    const found = await work.find(until);
    return found?.uid === uid
      ? `namespace '${work.name}' is being deleted. ${endingReason(
          found.object,
        )}`
      : undefined;
  };
  await waitUntil('The end of the namespace', reasonToWait, {
    signal,
    timeoutMs: work.settings.deleteTimeoutMs,
    onReason: reason => log(reason),
  });
}
