/** What the configuration of the backend needs before people can create environments; a test starts with it. */
export const ENVIRONMENT_CONFIG = /* yaml */ `kindler:
  gateways:
    - name: edge
      stats: { url: 'http://10.0.0.5:8404/stats' }
  databases:
    - name: platform
      patroni: { members: ['http://10.0.0.31:8008'] }
  routes: # how the backend reaches the cluster that keeps environments
    - name: platform-rw
      gateway: edge
      proxy: platform_rw
      intent: read-write
      listener: { host: 10.0.0.5, port: 5002 }
      targets:
        - { name: platform, database: platform, servers: [pf1] }
  database: # where environments are recorded
    route: platform-rw
    database: kindler
    user: kindler
    password: \${KINDLER_DATABASE_PASSWORD}
  providers:
    database: # makes a role and a database for each environment
      route: platform-rw
      user: kindler_provider
      password: \${KINDLER_PROVIDER_PASSWORD}
`;
