import {
  word,
  type EnvironmentImportProblem,
  type EnvironmentRecord,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { OldRow } from '../../postgres';
import {
  COLUMNS,
  FLAG_FIELDS,
  PORT_FIELDS,
  TIME_FIELDS,
  type RecordField,
} from './fields';
import { isNetwork, readFlag, readPort, readTime } from './readValues';

/** The longest texts that the columns of older databases hold. */
const LONGEST_NAME = 63;
const LONGEST_ADDRESS = 45;
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const PROVIDERS = ['k3d', 'kind'];

/** A row of an import. What is wrong with it keeps it out. */
export interface ReadRecord {
  line: number;
  /** As an older database held it; its network is not read yet. */
  row: OldRow;
  serverIp: string | null;
  error: string | null;
  problems: EnvironmentImportProblem[];
  notes: Wording[];
}

export function readRecord(record: EnvironmentRecord): ReadRecord {
  const problems: EnvironmentImportProblem[] = [];
  const text = (field: RecordField) => record[field]?.trim() ?? '';
  const refuse = (field: RecordField, problem: Wording) =>
    problems.push({ field, problem });

  const name = text('name');
  if (!name) {
    refuse('name', word('import-no-name', {}));
  } else if (!DNS_LABEL.test(name) || name.length > LONGEST_NAME) {
    refuse('name', word('import-name', { value: name }));
  }
  const provider = text('provider').toLowerCase();
  if (provider && !PROVIDERS.includes(provider)) {
    refuse('provider', word('import-provider', { value: text('provider') }));
  }
  const ports = readEach(PORT_FIELDS, text, readPort, (field, value) =>
    refuse(field, word('import-port', { column: COLUMNS[field], value })),
  );
  const times = readEach(TIME_FIELDS, text, readTime, (field, value) =>
    refuse(field, word('import-time', { column: COLUMNS[field], value })),
  );
  const flags = readEach(FLAG_FIELDS, text, readFlag, (field, value) =>
    refuse(field, word('import-flag', { column: COLUMNS[field], value })),
  );
  const subnet = text('subnet');
  if (subnet && !isNetwork(subnet)) {
    refuse('subnet', word('import-subnet', { value: subnet }));
  }
  const serverIp = text('serverIp');
  if (serverIp.length > LONGEST_ADDRESS) {
    refuse('serverIp', word('import-unreadable', { column: 'server_ip' }));
  }
  const { line } = record;
  return {
    line,
    row: {
      name,
      imported: true,
      provider: provider || null,
      ...recordedStates(text),
      desired_state: text('desiredState') || null,
      subnet: subnet || null,
      ...texts(PORT_FIELDS, text),
      ...texts(TIME_FIELDS, text),
      ports,
      times,
      network: null,
    },
    serverIp: serverIp || null,
    error: text('error') || null,
    problems,
    notes: FLAG_FIELDS.filter(field => flags[COLUMNS[field]]).map(field =>
      word('import-registered', { column: COLUMNS[field] }),
    ),
  };
}

/** Nobody is at work any more on what was being made or removed there. */
function recordedStates(text: (field: RecordField) => string) {
  const actual = text('actualState');
  const isOver = ['creating', 'deleting'].includes(actual.toLowerCase());
  return {
    actual_state: isOver ? null : actual || null,
    status: (isOver ? actual : text('status')) || null,
  };
}

type ColumnOf<F extends RecordField> = (typeof COLUMNS)[F];

function texts<F extends RecordField>(
  fields: readonly F[],
  text: (field: F) => string,
) {
  return Object.fromEntries(
    fields.map(field => [COLUMNS[field], text(field) || null]),
  ) as Record<ColumnOf<F>, string | null>;
}

/** The values of these fields by column; null where nothing is said or what is said is refused. */
function readEach<F extends RecordField, T>(
  fields: readonly F[],
  text: (field: F) => string,
  read: (text: string) => T | undefined,
  refuse: (field: F, text: string) => void,
) {
  return Object.fromEntries(
    fields.map(field => {
      const said = text(field);
      const value = said ? read(said) : undefined;
      if (said && value === undefined) {
        refuse(field, said);
      }
      return [COLUMNS[field], value ?? null];
    }),
  ) as Record<ColumnOf<F>, T | null>;
}
