/**
 * Kindler on the command line.
 *
 * @packageDocumentation
 */
import { runCli } from './runCli';

runCli(process.argv.slice(2), {
  env: process.env,
  write: text => process.stdout.write(text),
  warn: text => process.stderr.write(text),
}).then(exitCode => {
  process.exitCode = exitCode;
});
