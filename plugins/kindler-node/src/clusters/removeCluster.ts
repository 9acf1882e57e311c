import type { ProviderContext } from '../environments';
import type { ClusterWork } from './ClusterWork';

/** Removes the environment's cluster and what is left of it, and proves it. One that somebody else made is left alone. */
export async function removeCluster(
  work: ClusterWork,
  name: string,
  context: ProviderContext,
): Promise<void> {
  const { tool, turns } = work.options;
  const found = await tool.find(name, context.signal);
  if (found && !found.mark) {
    await context.log(
      `The ${tool.kind} cluster '${name}' was not made here and is left alone`,
      'warn',
    );
    return;
  }
  await turns.take(context.signal, () => tool.remove(name, context));
  // k3d ends with 0 where it could remove nothing.
  if (await tool.find(name, context.signal)) {
    throw new Error(`Cluster '${name}' is still there`);
  }
}
