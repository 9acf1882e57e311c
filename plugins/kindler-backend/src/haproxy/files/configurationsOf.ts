import { join } from 'node:path';

/** Path of the file that the plugin owns of a gateway. */
export function ownedFile(folder: string, gateway: string): string {
  return join(folder, `50-${gateway}.cfg`);
}

/** Files and folders with which a gateway is started, as far as they are configured. */
export function configurationsOf(gateway: {
  name: string;
  configurations?: string[];
  files?: { folder: string; configurations: string[] };
}): string[] {
  const { name, configurations = [], files } = gateway;
  return files
    ? [...files.configurations, ownedFile(files.folder, name)]
    : configurations;
}
