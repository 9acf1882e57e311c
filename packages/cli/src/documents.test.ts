import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const ROOT = join(__dirname, '../../..');
const DOCUMENTS = [
  'packages/cli/README.md',
  ...readdirSync(join(ROOT, 'docs/en'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/en/${name}`),
];

/** The arguments of each `kindler …` in a block for a shell. */
const COMMANDS = DOCUMENTS.flatMap(file =>
  [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(
      /^```sh\n([\s\S]*?)^```/gm,
    ),
  ].flatMap(([, block]) =>
    [...block.matchAll(/^(?:\w+=\S+ )*kindler (.+)$/gm)].map(
      ([, args]) => [file, args] as const,
    ),
  ),
);

describe('commands in documents', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    portal = await startPortal();
  });

  afterAll(() => portal.stop());

  it.each(COMMANDS)('%s: kindler %s is one', async (_file, args) => {
    const here = args.replace(/\b10\.0\.0\.\d+/g, '127.0.0.1');
    const { errors } = await portal.kindler(here, {});
    expect(errors).not.toMatch(/unknown|missing required|too many|invalid/);
  });

  it('are found', () => {
    const files = COMMANDS.map(([file]) => file);
    expect(files).toContain('packages/cli/README.md');
    expect(files).toContain('docs/en/environments.md');
  });
});
