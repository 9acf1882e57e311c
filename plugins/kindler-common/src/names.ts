/**
 * Providers that occur in older Kindler databases. Which of them can create environments here depends on configuration
 * and modules.
 * @public
 */
export const ENVIRONMENT_PROVIDERS = [
  'database',
  'namespace',
  'k3d',
  'kind',
] as const;

/**
 * Names that no environment may have, because the gateway, PostgreSQL with its pg_hba.conf, Kubernetes or DNS uses
 * them, or because YAML would not read them as text.
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
  'all',
  'default',
  'none',
  'replication',
  'samegroup',
  'samerole',
  'sameuser',
  'false',
  'no',
  'null',
  'off',
  'on',
  'true',
  'yes',
  'new',
  'unknown',
];

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Prefixes of PostgreSQL and Kubernetes, and forms that YAML reads as numbers. */
const RESERVED_FORMS = /^(pg-|kube-|\d+$|\d+e\d+$|0x[0-9a-f]+$)/;

/**
 * Returns why a text cannot be an environment's name, or undefined if it can. A name is a DNS label of 1 to 63
 * characters that is neither a number nor reserved. The prefixes `pg-` and `kube-` belong to PostgreSQL and Kubernetes.
 * @public
 */
export function environmentNameProblem(name: string): string | undefined {
  if (!DNS_LABEL.test(name)) {
    return 'must be a DNS label: 1 to 63 lower-case letters, digits and inner hyphens';
  }
  if (RESERVED_ENVIRONMENT_NAMES.includes(name) || RESERVED_FORMS.test(name)) {
    return 'is reserved';
  }
  return undefined;
}
