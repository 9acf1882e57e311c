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
 * Names that can never be an environment: they belong to the gateway, to PostgreSQL and its pg_hba.conf, to Kubernetes or to DNS, or
 * are no text in YAML.
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

/** Of PostgreSQL and of Kubernetes; and what YAML takes for a number. */
const RESERVED_FORMS = /^(pg-|kube-|\d+$|\d+e\d+$|0x[0-9a-f]+$)/;

/**
 * Why a text cannot be an environment's name, or undefined when it can. A name is a DNS label of 1 to 63 characters,
 * no number and not reserved; names that begin with `pg-` belong to PostgreSQL, with `kube-` to Kubernetes.
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
