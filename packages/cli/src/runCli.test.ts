import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { page, startPortal } from './__testUtils__/startPortal';

describe('kindler', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  const folder = mkdtempSync(join(tmpdir(), 'kindler-cli-'));

  beforeAll(async () => {
    portal = await startPortal();
  });

  afterAll(async () => {
    await portal.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(['--help', '--version', 'list --help', 'trace --help'])(
    'ends %s with 0',
    async args => {
      const { exitCode, out, errors } = await portal.kindler(args, {});
      expect([exitCode, errors]).toEqual([0, '']);
      expect(out).not.toBe('');
    },
  );

  it.each([
    ['', /Usage: kindler/],
    ['lst', /unknown command 'lst'.*list/s],
    ['list all', /'all' is invalid.*databases/],
    ['list --portal', /argument missing/],
    ['trace', /missing required argument 'route'/],
    ['trace a b', /too many arguments/],
    ['incidents --limit x', /number from 0 to 500/],
    ['incidents --frob', /unknown option/],
    ['list', /--portal <url>, or KINDLER_PORTAL/],
    ['list --portal portal:7007', /no http or https URL/],
    ['list --portal http://me:secret@portal', /KINDLER_TOKEN or --token-file/],
    [`list --portal http://a --token-file ${folder}/none`, /cannot be read/],
    ['list --portal http://a --token-file /dev/null', /holds no token/],
  ])('ends "%s" with 2, and says why', async (args, why) => {
    const { exitCode, out, errors } = await portal.kindler(args, {});
    expect([exitCode, out]).toEqual([2, '']);
    expect(errors).toMatch(why);
  });

  it('sends the token of the file rather than that of the environment', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'of-the-file\n');
    portal.answer('GET /routes', page([]));
    const ask = async (args: string) => {
      await portal.kindler(`list routes ${args}`, {
        KINDLER_PORTAL: portal.url,
        KINDLER_TOKEN: 'of-the-environment',
      });
      return portal.requests.pop()?.headers.authorization;
    };
    expect(await ask('')).toBe('Bearer of-the-environment');
    expect(await ask(`--token-file ${file}`)).toBe('Bearer of-the-file');
  });

  it.each<[number, string, number]>([
    [400, 'InputError', 2],
    [401, 'AuthenticationError', 12],
    [403, 'NotAllowedError', 12],
    [404, 'NotFoundError', 2],
    [409, 'ConflictError', 11],
    [500, 'SomeError', 12],
    [501, 'NotImplementedError', 12],
    [503, 'ServiceUnavailableError', 12],
  ])('ends with what a %d %s means', async (status, name, expected) => {
    portal.answerError('GET /routes/x/trace', status, name, 'No such thing');
    const plain = await portal.kindler('trace x');
    expect(plain).toMatchObject({ exitCode: expected, out: '' });
    expect(plain.errors).toMatch(/^No such thing/);
    const { exitCode, out } = await portal.kindler('trace x --json');
    expect(exitCode).toBe(expected);
    expect(JSON.parse(out)).toMatchObject({
      exitCode: expected,
      error: { name, message: expect.stringContaining('No such thing') },
    });
  });

  it.each([
    ['another 404', 'Nothing here', 404],
    ['a gateway in the way', 'Bad gateway', 502],
    ['no JSON', 'welcome', 200],
  ])('cannot tell by %s', async (_, body, status) => {
    portal.answer('GET /routes/x/trace', body, status);
    const { exitCode, out } = await portal.kindler('trace x');
    expect([exitCode, out]).toEqual([12, '']);
  });

  it('cannot tell where nobody answers, and says why', async () => {
    const { exitCode, errors } = await portal.kindler(
      'list --portal http://127.0.0.1:1',
    );
    expect(exitCode).toBe(12);
    expect(errors).toMatch(/http:..127.0.0.1:1 was not reached: /);
  });

  it('prints nothing that a terminal would obey', async () => {
    portal.answerError(
      'GET /routes/x/trace',
      503,
      'AnError',
      'a\u001b[31m\u202eb\nc',
    );
    expect((await portal.kindler('trace x')).errors).toBe('a[31mb c\n');
  });
});
