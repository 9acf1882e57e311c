import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Lab } from '@kindler/lab';

const SCRIPTS = join(__dirname, '../../examples/sql');
const run = promisify(execFile);

/** Runs a shipped SQL file with psql, as its comment says; rejects with what psql said. */
export async function runSql(
  lab: Lab,
  server: { host: string; port: number; user: string; password: string },
  file: string,
  variables: string[],
) {
  return run(
    join(lab.state.programs.postgresBin, 'psql'),
    [
      ['--no-psqlrc', '--host', server.host, '--port', String(server.port)],
      ['--username', server.user, '--dbname', 'postgres'],
      variables.flatMap(each => ['--set', each]),
      ['--file', join(SCRIPTS, file)],
    ].flat(),
    { env: { ...process.env, PGPASSWORD: server.password } },
  );
}
