import { mkdtemp, readFile, rm, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { parse, stringify } from 'yaml';
import {
  makeAuthority,
  makeCertificate,
  type Certificate,
} from '../http/__testUtils__/makeCertificates';
import { classifyError } from '../model/fault';
import { PatroniClient, type PatroniClientOptions } from './PatroniClient';
import { PatroniWriter } from './PatroniWriter';
import { sourceId } from '../model/SourceId';

const MINUTE = 60_000;
const AUTH = { user: 'portal', password: 'of-this-test-only' };

/** A real Patroni whose REST API wants client certificates, and a password of those who write. */
describe('Patroni over TLS', () => {
  let lab: Lab;
  let close: () => Promise<void>;
  let folder: string;
  let base: string;
  let configuration: string;
  const open: Array<{ close(): Promise<void> }> = [];

  const file = (name: string) => join(folder, name);
  const member = () => lab.state.members[2];

  async function save(name: string, certificate: Certificate) {
    await writeFile(file(`${name}.crt`), certificate.cert);
    await writeFile(file(`${name}.key`), certificate.key);
  }

  async function reconfigure(text: string) {
    await writeFile(member().configFile, text);
    process.kill(member().pid!, 'SIGHUP');
  }

  function client(tls: PatroniClientOptions['tls'], timeoutMs = 5000) {
    const made = new PatroniClient({ tls, timeoutMs });
    open.push(made);
    return made;
  }

  const trusted = () => ({
    caFile: file('authority.crt'),
    certFile: file('portal.crt'),
    keyFile: file('portal.key'),
  });

  async function faultOf(tls: PatroniClientOptions['tls']) {
    const error = await client(tls)
      .getNode(base)
      .then(
        () => new Error('answered'),
        reason => reason,
      );
    return classifyError(error, sourceId.patroniRest('orders', 'x'));
  }

  beforeAll(async () => {
    ({ lab, close } = await openLab());
    folder = await mkdtemp(join(tmpdir(), 'kindler-tls-'));
    await chmod(folder, 0o755);
    const authority = await makeAuthority('authority');
    await save('authority', authority);
    await save('other', await makeAuthority('other'));
    await save('patroni', await makeCertificate(authority));
    await save('portal', await makeCertificate(authority));
    await save('expired', await makeCertificate(authority, -1));
    base = member().restUrl.replace('http:', 'https:');
    configuration = await readFile(member().configFile, 'utf8');
    const settings = parse(configuration);
    settings.restapi = {
      ...settings.restapi,
      certfile: file('patroni.crt'),
      keyfile: file('patroni.key'),
      cafile: file('authority.crt'),
      verify_client: 'required',
      authentication: { username: AUTH.user, password: AUTH.password },
    };
    await reconfigure(stringify(settings));
    await waitFor(
      'Patroni to speak TLS',
      () => client(trusted()).getNode(base),
      { deadlineMs: MINUTE },
    );
  }, 4 * MINUTE);

  afterAll(async () => {
    await Promise.all(open.map(each => each.close()));
    // A running Patroni would go on asking the others with our certificates.
    const { name, configFile } = member();
    await lab.stopMember(name);
    await writeFile(configFile, configuration);
    await rm(folder, { recursive: true, force: true });
    await lab.heal();
    await close?.();
  }, 4 * MINUTE);

  it('is read with a client certificate', async () => {
    const node = await client(trusted()).getNode(base);
    expect(node).toMatchObject({ scope: 'orders', state: 'running' });
    const cluster = await client(trusted()).getCluster(base);
    expect(cluster.members).toHaveLength(3);
  });

  it('shows until when the certificate of the member is valid', async () => {
    const patroni = client(trusted());
    expect(patroni.certificateOf(base)).toBeUndefined();
    await patroni.getNode(base);
    expect(patroni.certificateOf(base)?.expiresAt).toBeGreaterThan(Date.now());
  });

  it.each([
    ['no certificate of ours', () => ({ caFile: file('authority.crt') })],
    [
      'an expired one of ours',
      () => ({
        ...trusted(),
        certFile: file('expired.crt'),
        keyFile: file('expired.key'),
      }),
    ],
    ['another authority', () => ({ ...trusted(), caFile: file('other.crt') })],
    ['no authority', () => undefined],
    [
      'another name than the certificate has',
      () => ({ ...trusted(), serverName: 'orders.example' }),
    ],
  ])('is a TLS fault with %s', async (_, tls) => {
    expect(await faultOf(tls())).toMatchObject({
      kind: 'tls',
      hint: expect.stringContaining('kindler.databases[].patroni.tls'),
    });
  });

  it('is a TLS fault when its own certificate has expired, and recovers', async () => {
    const settings = parse(await readFile(member().configFile, 'utf8'));
    const patient = client(trusted());
    settings.restapi.certfile = file('expired.crt');
    settings.restapi.keyfile = file('expired.key');
    await reconfigure(stringify(settings));
    await waitFor(
      'the fault',
      async () => {
        const fault = await faultOf(trusted());
        return fault.kind === 'tls' && /expired/.test(fault.message)
          ? true
          : undefined;
      },
      { deadlineMs: MINUTE },
    );
    settings.restapi.certfile = file('patroni.crt');
    settings.restapi.keyfile = file('patroni.key');
    await reconfigure(stringify(settings));
    const node = await waitFor('an answer', () => patient.getNode(base), {
      deadlineMs: MINUTE,
    });
    expect(node.scope).toBe('orders');
  });

  it('takes writes only with the password', async () => {
    const write = async (auth: typeof AUTH | undefined) => {
      const writer = new PatroniWriter({
        tls: trusted(),
        auth,
        timeoutMs: 10_000,
      });
      open.push(writer);
      return writer.cancelSwitchover(base);
    };
    expect(await write(undefined)).toMatchObject({ status: 401 });
    expect(await write({ ...AUTH, password: 'wrong' })).toMatchObject({
      status: 401,
    });
    expect(await write(AUTH)).toMatchObject({
      status: 404,
      text: 'no switchover is scheduled',
    });
  });
});
