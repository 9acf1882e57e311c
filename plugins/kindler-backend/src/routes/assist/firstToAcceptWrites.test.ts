import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SqlProbe } from '../../postgres';
import { firstToAcceptWrites } from './firstToAcceptWrites';

const ROLE = { user: 'kindler', database: 'postgres' } as never;
const server = (port: number) => ({ address: '127.0.0.1', port });

describe('firstToAcceptWrites', () => {
  const read = jest.spyOn(SqlProbe.prototype, 'read');
  afterEach(() => read.mockReset());

  it('names the first that is no longer in recovery', async () => {
    let asked = 0;
    read.mockImplementation(async ({ port }) => {
      asked += 1;
      return { inRecovery: port !== 2 || asked < 6 } as never;
    });
    const first = await firstToAcceptWrites(
      [server(1), server(2)],
      ROLE,
      new AbortController().signal,
    );
    expect(first).toEqual(server(2));
  });

  it('waits for nobody that does not answer', async () => {
    read.mockImplementation(({ port }) =>
      port === 1
        ? new Promise(() => {})
        : Promise.resolve({ inRecovery: false } as never),
    );
    const first = await firstToAcceptWrites(
      [server(1), server(2)],
      ROLE,
      new AbortController().signal,
    );
    expect(first).toEqual(server(2));
  });

  it('ends at the signal, while a server takes connections and is silent', async () => {
    read.mockRestore();
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => silent.once('listening', resolve));
    const until = new AbortController();
    silent.once('connection', () => until.abort());
    const { port } = silent.address() as AddressInfo;
    const first = await firstToAcceptWrites([server(port)], ROLE, until.signal);
    expect(first).toBeUndefined();
    silent.close();
  });
});
