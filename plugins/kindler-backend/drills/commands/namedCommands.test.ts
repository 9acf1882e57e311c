import { WORDINGS } from '@kindler/backstage-plugin-kindler-common';
import { quotedCommands } from './quotedCommands';

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

/** What the rules tell people to do next, in all the ways they say it. */
const NEXT = Object.entries(WORDINGS)
  .filter(([code]) => /-next(-|$)/.test(code))
  .map(([, text]) => text);

it('names no command that was not seen to work, and forgets none', () => {
  const named = NEXT.flatMap(quotedCommands).map(command =>
    command.replace(/\{\{[^}]*\}\}/g, '<>'),
  );
  expect([...new Set(named)].sort()).toEqual([...PROVEN].sort());
});

it.each(NEXT)('names commands only in quotes: %s', text => {
  const commands =
    /\b(enable frontend|disable frontend|set server|shutdown session|show sess|kill -|pg_wal_replay_)/;
  expect(text.replace(/"[^"]+"/g, '')).not.toMatch(commands);
});
