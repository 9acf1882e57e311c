import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from './readCsv';

const HEADING =
  '# env,provider,node_port,pf_port,register_portainer,haproxy_route,http_port,https_port,cluster_subnet';

const DEV = {
  name: 'dev',
  provider: 'k3d',
  nodePort: '30080',
  pfPort: '19001',
  registerPortainer: 'true',
  haproxyRoute: 'true',
  httpPort: '18090',
  httpsPort: '18443',
  subnet: '10.101.0.0/16',
};
const DEV_LINE = 'dev,k3d,30080,19001,true,true,18090,18443,10.101.0.0/16';

const read = (text: string) => readCsv(Buffer.from(text));

describe('readCsv', () => {
  it('reads the example', () => {
    const file = join(__dirname, '../../../../../examples/environments.csv');
    const { records, refused } = readCsv(readFileSync(file));
    expect(refused).toEqual([]);
    expect(records.map(({ name }) => name)).toEqual(
      'dev uat prod dev-a dev-b dev-c'.split(' '),
    );
    expect(records[0]).toEqual({ line: 2, ...DEV });
    expect(records[5]).toMatchObject({
      registerPortainer: 'false',
      subnet: '',
    });
  });

  it.each([
    ['Unix line ends', `${HEADING}\n\n# note\n${DEV_LINE}\n`, 4],
    ['Windows line ends', `${HEADING}\r\n\r\n${DEV_LINE}\r\n`, 3],
    ['a byte order mark', `\ufeff${HEADING}\n${DEV_LINE}`, 2],
    ['no heading', `\ufeff${DEV_LINE}`, 1],
    ['a heading that is no comment', `${HEADING.slice(2)}\n${DEV_LINE}\n`, 2],
    ['blanks', `  ${DEV_LINE.replaceAll(',', ' , ')}  \n`, 1],
    [
      'quotes',
      `"dev","k3d",30080,19001,true,true,18090,18443,"10.101.0.0/16"`,
      1,
    ],
    [
      'columns in another order',
      '# Cluster_Subnet\n#provider\n# Env,Provider,cluster_subnet,http_port,https_port,node_port,pf_port,haproxy_route,register_portainer\ndev,k3d,10.101.0.0/16,18090,18443,30080,19001,true,true\n',
      4,
    ],
  ])('reads %s', (_, text, line) => {
    expect(read(text)).toEqual({ records: [{ line, ...DEV }], refused: [] });
  });

  it.each(['', '\n\n', '\ufeff', HEADING, `${HEADING}\n# nothing\n`])(
    'finds nothing in %j',
    text => {
      expect(read(text)).toEqual({ records: [], refused: [] });
    },
  );

  it('takes rows that end early, and names by line what no column holds', () => {
    const { records, refused } = read(
      `dev,k3d\n${DEV_LINE},,\nuat,kind,1,2,,,3,4,,extra\n# a, comment\n`,
    );
    expect(records).toEqual([
      { line: 1, name: 'dev', provider: 'k3d' },
      { line: 2, ...DEV },
    ]);
    expect(refused).toMatchObject([
      {
        line: 3,
        name: 'uat',
        outcome: 'refused',
        problems: [{ field: 'column 10', problem: { code: 'import-column' } }],
      },
    ]);
    const unknown = read('#env,provider,team\ndev,k3d,\nuat,k3d,payments\n');
    expect(unknown.records).toHaveLength(1);
    expect(unknown.refused).toMatchObject([
      { line: 3, problems: [{ field: 'team' }] },
    ]);
  });

  it('takes for no field what only objects have', () => {
    const { refused } = read('env,provider,__proto__,constructor\na,k3d,b,c\n');
    expect(refused).toMatchObject([
      {
        name: 'a',
        problems: [{ field: '__proto__' }, { field: 'constructor' }],
      },
    ]);
  });

  it.each([
    ['a quote that does not end', `${DEV_LINE}\n"uat,k3d\n${DEV_LINE}\n`],
    ['a quote within', `${DEV_LINE}\nu"at,k3d\n`],
    ['text after a quote', `"dev"x,k3d\n`],
    ['a row without an end', `a,${'b'.repeat(200_000)}`],
  ])('refuses a file with %s', (_, text) => {
    expect(() => read(text)).toThrow(/^The file is no CSV: .*line [123]/);
  });

  it('reads bytes that are no UTF-8 as they can be read', () => {
    const { records } = readCsv(Buffer.from([0xff, 0xfe, 0x2c, 0x61, 0x0a]));
    expect(records).toHaveLength(1);
  });
});
