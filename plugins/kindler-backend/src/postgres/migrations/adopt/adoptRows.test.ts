import { adoptRows } from './adoptRows';
import { PORT_COLUMNS, TIME_COLUMNS, type OldRow } from './OldRow';

function row(values: Partial<OldRow> = {}): OldRow {
  const texts = Object.fromEntries(
    [...PORT_COLUMNS, ...TIME_COLUMNS].map(column => [column, null]),
  ) as Pick<OldRow, 'http_port' | 'created_at'>;
  return {
    ...(texts as OldRow),
    name: 'dev',
    imported: true,
    provider: 'k3d',
    desired_state: null,
    actual_state: null,
    status: null,
    subnet: null,
    network: null,
    ...values,
    ports: {
      node_port: null,
      pf_port: null,
      http_port: null,
      https_port: null,
      ...values.ports,
    },
    times: {
      created_at: 1,
      updated_at: 1,
      last_reconciled_at: null,
      ...values.times,
    },
  };
}

function adopt(values: Partial<OldRow>) {
  const [{ import_notes: notes, ...adopted }] = adoptRows([row(values)]);
  return { ...adopted, notes: notes.map(({ code }) => code) };
}

describe('adoptRows', () => {
  it.each([
    ['K3D', 'k3d', []],
    [' Kind\n', 'kind', []],
    ['NameSpace', 'namespace', []],
    ['', 'k3d', ['import-no-provider']],
    [null, 'k3d', ['import-no-provider']],
    ['minikube', 'minikube', ['import-provider']],
  ])('takes provider %j for %s', (provider, expected, notes) => {
    expect(adopt({ provider })).toMatchObject({ provider: expected, notes });
  });

  it.each([
    ['ABSENT', 'absent', []],
    [' absent ', 'absent', []],
    ['PRESENT', 'present', []],
    ['', 'present', []],
    [null, 'present', []],
    ['stopped', 'present', ['import-desired-state']],
  ])('takes desired state %j for %s', (desired, expected, notes) => {
    expect(adopt({ desired_state: desired })).toMatchObject({
      desired_state: expected,
      notes,
    });
  });

  it.each([
    ['Running', null, 'running', []],
    ['READY', null, 'running', []],
    ['error', 'running', 'failed', []],
    ['degraded', 'running', 'unknown', ['import-actual-state']],
    ['absent', null, 'unknown', ['import-actual-state']],
    ['creating', 'running', 'creating', []],
    ['unknown', 'Error', 'failed', []],
    [null, 'STOPPED', 'stopped', []],
    ['', 'timeout', 'unknown', ['import-status']],
    [null, 'creating', 'unknown', ['import-status']],
    [null, 'unknown', 'unknown', []],
    [null, null, 'unknown', []],
  ])(
    'takes state %j and status %j for %s',
    (actual, status, expected, notes) => {
      expect(adopt({ actual_state: actual, status })).toMatchObject({
        actual_state: expected,
        notes,
      });
    },
  );

  it('says of every text that PostgreSQL cannot read what it was', () => {
    const [{ import_notes: notes }] = adoptRows([
      row({
        subnet: '999.999.1.1/99',
        http_port: 'http',
        updated_at: 'yesterdays',
        created_at: 'long ago',
        times: { created_at: null, updated_at: null, last_reconciled_at: null },
      }),
    ]);
    expect(notes.map(({ text }) => text)).toEqual([
      "the recorded subnet '999.999.1.1/99' is not a network",
      "the recorded http_port 'http' is not a port",
      "the recorded time of creation 'long ago' is not a time; the time of the import stands in its place",
      "the recorded updated_at 'yesterdays' is not a time",
    ]);
  });

  const V4 = '02';

  /** A network as `inet_send` gives it. */
  function network(text: string, length: number, address: string) {
    const prefix = length.toString(16).padStart(2, '0');
    return { text, sent: `${V4}${prefix}0104${address}` };
  }

  it('gives ports and networks to the oldest, and says whose they are', () => {
    const adopted = adoptRows([
      row({ name: 'c', network: network('10.0.0.0/8', 8, '0a000000') }),
      row({
        name: 'a',
        ports: { http_port: 80, https_port: 443 } as OldRow['ports'],
        network: network('10.1.0.0/16', 16, '0a010000'),
        times: { created_at: 0 } as OldRow['times'],
      }),
      row({
        name: 'b',
        ports: { http_port: 80 } as OldRow['ports'],
        network: network('10.1.2.0/24', 24, '0a010200'),
      }),
      row({ name: 'd', network: network('10.2.0.0/16', 16, '0a020000') }),
      row({
        name: 'e',
        times: { created_at: null } as OldRow['times'],
        ports: { https_port: 443 } as OldRow['ports'],
      }),
    ]);
    expect(
      adopted.map(({ name, import_notes: notes }) => [
        name,
        ...notes.map(({ text }) => text),
      ]),
    ).toEqual([
      ['c', "subnet 10.0.0.0/8 overlaps 10.1.0.0/16 of 'a'"],
      ['a'],
      [
        'b',
        "HTTP port 80 is that of 'a' already",
        "subnet 10.1.2.0/24 overlaps 10.1.0.0/16 of 'a'",
      ],
      ['d'],
      [
        'e',
        'when it was created is not recorded; the time of the import stands in its place',
        "HTTPS port 443 is that of 'a' already",
      ],
    ]);
  });

  it('lets rows that are to go away hold nothing', () => {
    const ports = { http_port: 80 } as OldRow['ports'];
    const adopted = adoptRows([
      row({ name: 'a', ports, desired_state: 'ABSENT' }),
      row({ name: 'b', ports }),
    ]);
    expect(adopted.some(each => each.import_conflict)).toBe(false);
  });
});
