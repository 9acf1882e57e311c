/**
 * What a cluster shall be.
 * @public
 */
export interface ClusterSpec {
  /** Image of its nodes, which also says the version of Kubernetes; the tool's own when it is left out. */
  image?: string;
  servers: number;
  agents: number;
  /** Ports of the host. */
  ports: ClusterPorts;
  /** Network of the nodes in CIDR notation. */
  subnet?: string;
}

/**
 * Ports of the host that lead into a cluster: to its API, and to ports 80 and 443 of its nodes. The tool chooses a port for
 * the API when it is left out.
 * @public
 */
export interface ClusterPorts {
  api?: number;
  http?: number;
  https?: number;
}
