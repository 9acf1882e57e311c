/** Where members of made-up clusters listen; the first leads. */
export const HOSTS: Record<string, string> = {
  'pg-a': '10.0.3.11',
  'pg-b': '10.0.3.12',
  'pg-c': '10.0.3.13',
};
