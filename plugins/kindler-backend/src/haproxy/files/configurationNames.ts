import { readdir } from 'node:fs/promises';

/** Names of the files that HAProxy reads of a folder, in its order. */
export async function configurationNames(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter(name => name.endsWith('.cfg') && !name.startsWith('.'))
    .sort();
}
