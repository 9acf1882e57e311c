import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quotedCommands } from './quotedCommands';

const RULES = join(__dirname, '../../src/evaluation/rules');

/** Every command that commands.integration.test.ts runs on real programs, seeing what it does. */
const PROVEN = [
  'enable frontend <>',
  'set server <>/<server> state ready',
  'kill -TERM <>',
  '@!<> show sess',
  '@!<> shutdown session <id>',
  'shutdown sessions server <>/<>',
  'SELECT pg_wal_replay_resume()',
];

/** Commands in what the rules of a file tell people to do next. */
function namedCommands(file: string): string[] {
  const source = readFileSync(join(RULES, file), 'utf8');
  return [...source.matchAll(/\bnext:([\s\S]*?)\bparams:/g)]
    .flatMap(([, text]) => quotedCommands(text))
    .map(command => command.replace(/\$\{[^}]*\}/g, '<>'));
}

it('names no command that was not seen to work, and forgets none', () => {
  const named = readdirSync(RULES).flatMap(namedCommands);
  expect([...new Set(named)].sort()).toEqual([...PROVEN].sort());
});

it('names commands only in quotes', () => {
  const commands =
    /(?<!")\b(enable frontend|disable frontend|set server|shutdown session|show sess|kill -|pg_wal_replay_)/;
  for (const file of readdirSync(RULES)) {
    const source = readFileSync(join(RULES, file), 'utf8');
    for (const [, text] of source.matchAll(/\bnext:([\s\S]*?)\bparams:/g)) {
      const unquoted = text.replace(/"[^"]+"/g, '');
      expect(`${file}: ${commands.exec(unquoted)?.[0] ?? 'none'}`).toBe(
        `${file}: none`,
      );
    }
  }
});
