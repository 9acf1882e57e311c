/** The addresses of Kindler's pages in this portal. An empty text means that there is none. */
export interface KindlerLinks {
  overview: string;
  databases: string;
  database(name: string): string;
  incidents: string;
  incident(database: string, id: string): string;
  findings: string;
  gateways: string;
  gateway(name: string): string;
  routes: string;
  route(name: string): string;
  environments: string;
  environment(name: string): string;
  /** Where sets differ; only what matches a text, where one is given. */
  drift(search?: string): string;
  operations: string;
  operation(id: string): string;
  /** Template that creates an environment; undefined if there is no scaffolder. */
  createEnvironment: string | undefined;
}

/** Returns the links below the path at which the page is mounted. */
export function linksBelow(
  base: string,
  createEnvironment: string | undefined,
): KindlerLinks {
  const below = (kind: string) => (name: string) =>
    `${base}/${kind}/${encodeURIComponent(name)}`;
  return {
    overview: base,
    databases: `${base}/databases`,
    database: below('databases'),
    incidents: `${base}/incidents`,
    incident: (database, id) =>
      `${below('databases')(database)}/incidents/${encodeURIComponent(id)}`,
    findings: `${base}/findings`,
    gateways: `${base}/gateways`,
    gateway: below('gateways'),
    routes: `${base}/routes`,
    route: below('routes'),
    environments: `${base}/environments`,
    environment: below('environments'),
    drift: search =>
      search
        ? `${base}/drift?${new URLSearchParams({ q: search })}`
        : `${base}/drift`,
    operations: `${base}/operations`,
    operation: below('operations'),
    createEnvironment,
  };
}
