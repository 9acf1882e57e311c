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

/** The arguments of each `kindler …` in a block for a shell, and of those to check findings. */
function commandsIn(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)];
  return [
    ...blocks.flatMap(([, block]) => [
      ...block.matchAll(/^(?:\w+=\S+ )*kindler ([^#>|\n]+?)(?: +[#>|].*)?$/gm),
    ]),
    ...(file.endsWith('/findings.md')
      ? text.matchAll(/`kindler ([^`]+)`/g)
      : []),
  ].map(([, args]) => args);
}

const FILES = DOCUMENTS.map(file => [file, commandsIn(file)] as const);
const COMMANDS = new Set(FILES.flatMap(([, commands]) => commands));

describe('commands in documents', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    portal = await startPortal();
  });

  afterAll(() => portal.stop());

  it.each([...COMMANDS])('kindler %s is one', async args => {
    const here = args.replace(/\b10\.0\.0\.\d+/g, '127.0.0.1');
    const { errors } = await portal.kindler(here, {});
    expect(errors).not.toMatch(/unknown|missing required|too many|invalid/);
  });

  it('are found', () => {
    const files = FILES.filter(([, commands]) => commands.length > 0);
    expect(files.map(([file]) => file)).toEqual(
      expect.arrayContaining([
        'packages/cli/README.md',
        'docs/en/cli.md',
        'docs/en/environments.md',
        'docs/en/findings.md',
      ]),
    );
  });
});
