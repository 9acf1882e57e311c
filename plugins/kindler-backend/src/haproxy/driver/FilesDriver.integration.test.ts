import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { wordingOf } from '@kindler/backstage-plugin-kindler-common';
import { checkGatewayDriver } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { reservePorts } from '@kindler/lab';
import { HaproxyInFolder } from '../__testUtils__/HaproxyInFolder';
import { FilesDriver } from './FilesDriver';

jest.setTimeout(120_000);

describe('the driver by files on a real HAProxy', () => {
  let haproxy: HaproxyInFolder;
  let driver: FilesDriver;

  beforeAll(async () => {
    haproxy = await HaproxyInFolder.create();
    driver = new FilesDriver(haproxy.gateway);
    await haproxy.write();
    await driver.prepare();
    await haproxy.start();
  });
  afterAll(async () => {
    await haproxy?.close();
  });

  const move = (closing: string, opening: string) =>
    driver.apply('orders_rw', [
      { server: closing, state: 'maint' },
      { server: opening, state: 'ready' },
      { server: closing, endSessions: true },
    ]);
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      error => wordingOf(error).code || error.message,
    );
  const filesLeft = async () =>
    (await readdir(haproxy.folder)).filter(
      name => !/\.(cfg|states)$/.test(name),
    );
  const workers = async () => {
    const text = await haproxy.master.ask('show proc');
    return text.match(/^\d+\s+worker/gm)?.length ?? 0;
  };

  it('keeps to the contract', async () => {
    expect(
      await checkGatewayDriver(driver, { proxy: 'orders_rw', server: 'two' }),
    ).toEqual([]);
  });

  it('keeps a switch over reloads, its own and those of others', async () => {
    const held = await haproxy.connect();
    expect(held.said).toBe('one');
    await move('one', 'two');
    expect(await driver.persist()).toBe(true);
    expect(await haproxy.text()).toMatch(
      /server one .* disabled\n.*server two \S+ check weight 1\n/,
    );
    expect((await haproxy.connect()).said).toBe('two');
    await haproxy.master.order('reload').catch(() => {});
    await expect(haproxy.connect()).resolves.toMatchObject({ said: 'two' });
    expect(await filesLeft()).toEqual(['admin', 'master']);
    await move('two', 'one');
    await driver.persist();
    expect((await haproxy.connect()).said).toBe('one');
  });

  it('does not reload where the file says so already', async () => {
    await driver.persist();
    const before = await haproxy.runtime.ask('show info');
    await driver.persist();
    const pid = /^Pid: \d+$/m;
    expect(pid.exec(await haproxy.runtime.ask('show info'))?.[0]).toBe(
      pid.exec(before)?.[0],
    );
  });

  it('reloads where a backend died between the file and the reload', async () => {
    const pids = async () =>
      (await haproxy.master.ask('show proc')).match(/^\d+(?=\s+worker)/gm);
    const [before] = (await pids()) ?? [];
    await writeFile(
      join(haproxy.folder, '50-edge.previous'),
      await haproxy.text(),
    );
    await driver.persist();
    expect((await pids())?.[0]).not.toBe(before);
    expect(existsSync(join(haproxy.folder, '50-edge.previous'))).toBe(false);
  });

  it('writes nothing that HAProxy refuses, and says why', async () => {
    const before = await haproxy.text();
    await move('one', 'two');
    await haproxy.write('listen broken\n  servr x 127.0.0.1:1\n');
    await expect(driver.persist()).rejects.toThrow(/unknown keyword 'servr'/);
    expect(wordingOf(await driver.explainRefusal())).toMatchObject({
      code: 'files-refused',
      params: { said: expect.stringContaining(haproxy.handWritten) },
    });
    expect(await haproxy.text()).toBe(before);
    expect((await haproxy.connect()).said).toBe('two');
    await haproxy.write();
    await move('two', 'one');
  });

  it('has the old file again where the reload fails, and clients stay served', async () => {
    const before = await haproxy.text();
    const [port] = await reservePorts(1);
    const taken = createServer().listen(port, '127.0.0.1');
    try {
      await haproxy.write(
        `listen taken\n  bind 127.0.0.1:${port}\n  server a 127.0.0.1:1 disabled\n`,
      );
      await move('one', 'two');
      expect(await codeOf(driver.persist())).toMatch(/^files-reload-/);
      expect(await haproxy.text()).toBe(before);
      expect((await haproxy.connect()).said).toBe('two');
      expect(await filesLeft()).toEqual(['admin', 'master']);
    } finally {
      taken.close();
    }
    await haproxy.write();
    await driver.persist();
    expect((await haproxy.connect()).said).toBe('two');
    expect(await workers()).toBeGreaterThan(0);
  });

  it.each([
    [
      'a program that is away',
      { program: '/nowhere/haproxy' },
      'files-no-program',
    ],
    [
      'a file that is away',
      { configurations: ['/nowhere.cfg'] },
      'files-unreadable',
    ],
    [
      'a proxy that HAProxy was not started with',
      { proxies: [{ name: 'new', bind: [':1'], settings: [], servers: [] }] },
      'files-not-loaded',
    ],
  ])('refuses %s', async (_, wrong, code) => {
    const { files } = haproxy.gateway;
    const other = new FilesDriver({
      ...haproxy.gateway,
      files: { ...files, ...wrong },
    });
    expect(wordingOf(await other.explainRefusal()).code).toBe(code);
  });

  it('refuses to undo an address that somebody set', async () => {
    const two = (await driver.readServers('orders_rw')).find(
      ({ name }) => name === 'two',
    )!;
    await driver.apply('orders_rw', [
      { server: 'two', address: two.address, port: 1 },
      { server: 'one', state: 'drain' },
    ]);
    expect(await codeOf(driver.persist())).toBe('files-moved');
    await driver.apply('orders_rw', [
      { server: 'two', address: two.address, port: two.port },
      { server: 'one', state: 'maint' },
    ]);
  });

  it('waits for a HAProxy that died, which starts with the file as it is', async () => {
    await move('two', 'one');
    await haproxy.kill();
    expect(await codeOf(driver.persist())).toBe('gateway-fault');
    await haproxy.start();
    expect((await haproxy.connect()).said).toBe('two');
    await move('two', 'one');
    await driver.persist();
    expect((await haproxy.connect()).said).toBe('one');
  });
});
