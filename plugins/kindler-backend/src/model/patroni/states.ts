/** Patroni's states, and those that Kubernetes reports for a pod that certainly runs nothing. */
const NOT_RUNNING =
  /^(pod (failed|finished|pending|gone).*|container .*|stopped|stopping|stop failed|start failed|starting.*|restart.*|crashed|creating replica|initdb failed|initializing new cluster|custom bootstrap failed|running custom bootstrap script)$/;

const HEALTHY = ['running', 'streaming', 'in archive recovery'];

/** Patroni's states in which PostgreSQL does not take writes, whatever role Patroni remembers. */
export function isNotRunning(state: string): boolean {
  return NOT_RUNNING.test(state);
}

/** The set of states is open. An unknown state is neither healthy nor not running. */
export function isHealthy(state: string): boolean {
  return HEALTHY.includes(state);
}
