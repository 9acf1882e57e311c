import { word } from '@kindler/backstage-plugin-kindler-common';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import type { NamespaceWork } from '../NamespaceWork';
import { awaitEnd, removeNamespace } from './removeNamespace';

/** Makes the namespace. One that was there before is not removed when it cannot be led on. */
export function namespaceStep(
  work: NamespaceWork,
  isNew: boolean,
): ProviderStep {
  const { name, client } = work;
  const find = async (signal: AbortSignal) =>
    work.expectOwn(await work.find(signal));
  return {
    id: 'namespace',
    name: word(isNew ? 'step-namespace-create' : 'step-namespace-look', {}),
    timeoutMs: work.settings.deleteTimeoutMs + 60_000,
    check: async ({ signal }) => {
      const found = await find(signal);
      return (
        found !== undefined &&
        !found.isEnding &&
        (await work.drift(work.whole(found.uid), signal)).length === 0
      );
    },
    do: async context => {
      const { signal } = context;
      const before = await find(signal);
      if (before?.isEnding) {
        await context.log('It is being deleted, and is made anew after that');
        await awaitEnd(work, before.uid, context);
      }
      if (!before || before.isEnding) {
        // To apply would take over one that somebody else makes at this moment.
        await client.create(work.marked(), signal);
      }
      const { uid } = await work.require(signal);
      await client.apply(work.whole(uid), signal);
    },
    verify: async ({ signal }) => {
      const { uid } = await work.require(signal);
      const [difference] = await work.drift(work.whole(uid), signal);
      if (difference) {
        throw new Error(`Of namespace '${name}', ${difference.text}`);
      }
      return word('made-namespace', { name, cluster: client.name });
    },
    undo: isNew ? context => removeNamespace(work, context) : undefined,
  };
}
