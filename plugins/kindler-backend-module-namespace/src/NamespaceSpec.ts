import type { NamespaceSize } from './NamespaceSettings';

/** What an environment's namespace shall be. */
export interface NamespaceSpec extends NamespaceSize {
  /** Name of a cluster in the configuration. */
  cluster: string;
  /** Whether only pods of the namespace itself, and of namespaces that are configured, reach its pods. */
  isolated: boolean;
  postgres?: PostgresSpec;
}

/** A PostgresCluster of one's own. */
export interface PostgresSpec {
  /** Major version. */
  version: number;
  replicas: number;
  /** Of each instance, and of its backups. */
  storage: string;
}
