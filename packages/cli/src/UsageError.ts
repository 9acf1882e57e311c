/** The arguments or the environment variables are wrong; the message says how to mend them. */
export class UsageError extends Error {
  name = 'UsageError';
}
