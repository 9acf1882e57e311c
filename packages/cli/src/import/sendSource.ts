import type { EnvironmentImportItem } from '@kindler/backstage-plugin-kindler-common';
import type { Portal } from '../portal/Portal';
import type { Source } from './Source';
import { toBatches } from './toBatches';

export interface SendOptions {
  dryRun?: boolean;
  partial?: boolean;
  /** Told how many rows of how many were recorded, where there is more than one request. */
  onProgress(done: number, all: number): void;
}

export interface Sent {
  /** Whether rows were recorded, were there to record any. */
  isRecorded: boolean;
  items: EnvironmentImportItem[];
}

/** Compares all rows first, and records them when none is refused or a partial import is wanted. */
export async function sendSource(
  portal: Portal,
  { records, refused }: Source,
  { dryRun, partial, onProgress }: SendOptions,
): Promise<Sent> {
  const planned: EnvironmentImportItem[] = [];
  for (const rows of toBatches(records)) {
    const { items } = await portal.planEnvironmentImport({ rows });
    planned.push(...items);
  }
  const isRefused = new Set(
    planned
      .filter(({ outcome }) => outcome === 'refused')
      .map(({ line }) => line),
  );
  const hasRefused = refused.length + isRefused.size > 0;
  if (dryRun || (hasRefused && !partial)) {
    return { isRecorded: false, items: byLine([...planned, ...refused]) };
  }
  const good = records.filter(({ line }) => !isRefused.has(line));
  const recorded: EnvironmentImportItem[] = [];
  for (const rows of toBatches(good)) {
    const { items } = await portal.importEnvironments({ rows, partial });
    recorded.push(...items);
    onProgress(recorded.length, good.length);
  }
  return {
    isRecorded: true,
    items: byLine([
      ...recorded,
      ...planned.filter(({ line }) => isRefused.has(line)),
      ...refused,
    ]),
  };
}

function byLine(items: EnvironmentImportItem[]): EnvironmentImportItem[] {
  return items.sort((one, other) => one.line - other.line);
}
