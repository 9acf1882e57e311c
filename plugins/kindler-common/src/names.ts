/**
 * Providers that older Kindler databases name. Which can create here depends on configuration and modules.
 * @public
 */
export const ENVIRONMENT_PROVIDERS = [
  'database',
  'namespace',
  'k3d',
  'kind',
] as const;

/**
 * Names that can never be an environment: they belong to the gateway, to PostgreSQL or to DNS.
 * @public
 */
export const RESERVED_ENVIRONMENT_NAMES: readonly string[] = [
  'devops',
  'postgres',
  'template0',
  'template1',
  'kindler',
  'replicator',
  'rewind',
  'admin',
  'root',
  'public',
  'localhost',
];

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Why a text cannot be an environment's name, or undefined when it can. A name is a DNS label of 1 to 63
 * characters and not reserved; names that begin with `pg-` or `pg_` belong to PostgreSQL.
 * @public
 */
export function environmentNameProblem(name: string): string | undefined {
  if (!DNS_LABEL.test(name)) {
    return 'must be a DNS label: 1 to 63 lower-case letters, digits and inner hyphens';
  }
  if (RESERVED_ENVIRONMENT_NAMES.includes(name) || /^pg-/.test(name)) {
    return 'is reserved';
  }
  return undefined;
}
