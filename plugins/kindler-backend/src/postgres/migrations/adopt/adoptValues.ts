import {
  ENVIRONMENT_PROVIDERS,
  ENVIRONMENT_STATES,
  word,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import {
  PORT_COLUMNS,
  TIME_COLUMNS,
  type AdoptedRow,
  type OldRow,
} from './OldRow';

/** The default of Kindler's scripts. */
const DEFAULT_PROVIDER = 'k3d';

/** Words of the web UI and the reconciler for states that have another name here. */
const STATES: ReadonlyMap<string, string> = new Map([
  ...ENVIRONMENT_STATES.filter(state => state !== 'changing').map(
    (state): [string, string] => [state, state],
  ),
  ['ready', 'running'],
  ['error', 'failed'],
]);

/** These stay true without anybody at work. A status of `creating` or `deleting` on which nobody works does not. */
const LASTING = new Set(['unknown', 'running', 'stopped', 'failed']);

/** Returns the values with which a row is taken over, and notes on what these no longer say. */
export function adoptValues(
  row: OldRow,
): Omit<AdoptedRow, 'import_conflict' | 'name'> {
  const notes: Wording[] = [];
  return {
    provider: adoptProvider(row, notes),
    desired_state: adoptDesiredState(row, notes),
    actual_state: adoptActualState(row, notes),
    import_notes: [...notes, ...describeUnreadable(row)],
  };
}

/** An unknown provider stays as recorded, because other tools that read the row may know it. */
function adoptProvider(row: OldRow, notes: Wording[]): string {
  const provider = plain(row.provider);
  if (!provider) {
    notes.push(word('import-no-provider', {}));
    return DEFAULT_PROVIDER;
  }
  const known = ENVIRONMENT_PROVIDERS.find(each => each === provider);
  if (!known) {
    notes.push(word('import-provider', { value: row.provider! }));
  }
  return known ?? row.provider!;
}

function adoptDesiredState(row: OldRow, notes: Wording[]) {
  const desired = plain(row.desired_state);
  if (desired === 'absent') {
    return 'absent';
  }
  if (desired && desired !== 'present') {
    notes.push(word('import-desired-state', { value: row.desired_state! }));
  }
  return 'present';
}

/** Returns the state of the record, or the status that the web UI kept beside it if the record has none. */
function adoptActualState(row: OldRow, notes: Wording[]): string {
  const actual = plain(row.actual_state);
  if (actual && actual !== 'unknown') {
    const known = STATES.get(actual);
    if (!known) {
      notes.push(word('import-actual-state', { value: row.actual_state! }));
    }
    return known ?? 'unknown';
  }
  const status = plain(row.status);
  const known = STATES.get(status) ?? '';
  if (LASTING.has(known)) {
    return known;
  }
  if (status) {
    notes.push(word('import-status', { value: row.status! }));
  }
  return 'unknown';
}

function describeUnreadable(row: OldRow): Wording[] {
  const notes: Wording[] = [];
  if (plain(row.subnet) && !row.network) {
    notes.push(word('import-subnet', { value: row.subnet! }));
  }
  for (const column of PORT_COLUMNS) {
    const value = row[column];
    if (plain(value) && row.ports[column] === null) {
      notes.push(word('import-port', { column, value: value! }));
    }
  }
  for (const column of TIME_COLUMNS) {
    if (row.times[column] === null) {
      notes.push(...describeTime(column, row[column]));
    }
  }
  return notes;
}

function describeTime(column: string, value: string | null): Wording[] {
  if (column === 'created_at') {
    return [
      plain(value)
        ? word('import-creation-time', { value: value! })
        : word('import-no-creation-time', {}),
    ];
  }
  return plain(value) ? [word('import-time', { column, value: value! })] : [];
}

/** Old tools compared loosely: `K3D`, ` Running` and `ABSENT` were all understood. */
function plain(value: string | null): string {
  return value?.trim().toLowerCase() ?? '';
}
