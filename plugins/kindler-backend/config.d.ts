import type { Backups } from './config.backups';
import type { Gateway } from './config.gateways';
import type { PostgresTls, ProbeRole } from './config.postgres';

/** A role that is used through a route. */
interface RouteRole {
  /** Name of the route (see `routes`) whose listener is connected to. */
  route: string;
  user: string;
  /** @visibility secret */
  password: string;
  /** TLS to the listener. */
  tls?: PostgresTls;
}

/** Where databases are made: behind a route with intent `read-write`, by a role that may (CREATEROLE, CREATEDB) and is no superuser. */
interface DatabaseTarget extends RouteRole {
  /** Database to connect to for administration. Defaults to `postgres`. */
  adminDatabase?: string;
}

/** A PgBouncer in front of a route's listener. It holds clients back while the route moves. */
interface Pooler {
  host: string;
  port: number;
  /** Its name in PgBouncer's `[databases]`, which leads to the route's listener. */
  database: string;
  /** One of PgBouncer's `admin_users`; one of `stats_users` is enough for traces. */
  user: string;
  /** @visibility secret */
  password: string;
  /** TLS to PgBouncer. */
  tls?: PostgresTls;
}

export interface Config {
  kindler?: {
    /** The Kindler database: metadata of environments, reached through a gateway like every other client. */
    database?: RouteRole & { database: string };
    environments?: {
      /** Names that no environment gets, and that are never stopped or deleted. Defaults to `devops`. */
      protectedNames?: string[];
      expiry?: {
        /** How long before its end the owner of an environment is told of it, as a duration of ISO 8601. Defaults to `PT24H`. */
        noticeBefore?: string;
      };
      /** Whether drift is also what the catalog shows of them; `false` where its module of Kindler is not installed. Defaults to true. */
      compareCatalog?: boolean;
      /** Leads environments by itself to what is asked for where something else was seen; never deletes. Not done where it is left out. */
      reconcile?: {
        /** How often, as a duration of ISO 8601, e.g. `PT10M`. */
        every: string;
      };
      /** What is chosen for environments whose requests leave it open, from the first to the last. */
      allocation?: {
        /** Ports of the host, e.g. the preset `18090-18442`. */
        httpPort?: string;
        /** Ports of the host, e.g. the preset `18443-18999`. */
        httpsPort?: string;
        /** Subnets of one size, e.g. the preset `10.101.0.0/16-10.254.0.0/16`. */
        subnet?: string;
      };
      /** Roles that people and services get for a limited time, to log in to an environment's database. */
      credentials?: {
        /** How long they are valid where nothing is asked for, as an ISO 8601 duration. Defaults to `PT1H`. */
        defaultTtl?: string;
        /** How long they can be valid at most, as an ISO 8601 duration. Defaults to `P1D`. */
        maxTtl?: string;
        /** Sessions that may be open with one of them at a time. Defaults to 10. */
        connectionLimit?: number;
      };
    };
    backups?: Backups;
    providers?: {
      /** Environments that are an own role and database behind this route, or the one of `furtherRoutes` that a request chooses. */
      database?: DatabaseTarget & {
        furtherRoutes?: DatabaseTarget[];
        /** Whether environments of other providers can have a database, too: as a registration. Defaults to false. */
        asRegistration?: boolean;
      };
    };
    registrations?: {
      /** Hosts `<service>.<environment>.<baseDomain>` on an HAProxy; `GET /providers` says which lines haproxy.cfg needs. */
      haproxy?: {
        /** Name of the gateway (see `gateways`); its `socket` has level admin. */
        gateway: string;
        /** E.g. `apps.example.com`. */
        baseDomain: string;
        /** On the gateway's host, for `hosts.map` and `hosts.cfg`. The plugin owns both files whole. */
        folder: string;
        /** Of HTTP: a host is tried there after it changed. */
        listener: { host: string; port: number };
        /** IP address at which the gateway reaches ports of environments in containers. Defaults to 127.0.0.1. */
        clusterHost?: string;
      };
    };
    /** Database clusters to observe. */
    databases?: Array<{
      /** DNS label. */
      name: string;
      title?: string;
      /** Entity ref of the owner. */
      owner?: string;
      /** Whether the portal may switch over, restart, pause or reinitialize it. Defaults to true. */
      actions?: boolean;
      /** Patroni's REST API. Leave out for PostgreSQL without Patroni. */
      patroni?: {
        /** Base URLs of the members, e.g. `http://10.0.0.11:8008`. Only these hosts are ever asked. */
        members: string[];
        tls?: {
          caFile?: string;
          certFile?: string;
          keyFile?: string;
          /** Name that certificates are checked against, where it is not the URL's host. */
          serverName?: string;
        };
        /** Basic authentication of the REST API (`restapi.authentication`); Patroni asks for it on changes. */
        auth?: {
          user: string;
          /** @visibility secret */
          password: string;
        };
      };
      /** PostgreSQL addresses of a cluster without Patroni, as `host:port`. */
      members?: Array<{ name: string; address: string }>;
      /** The Patroni cluster in Kubernetes that this is. Without it one that is found is another one, whatever it is called. */
      kubernetes?: {
        /** Name in `kindler.kubernetes`. */
        api: string;
        namespace: string;
        /** Patroni's scope; of Crunchy PGO the PostgresCluster's name and `-ha`. */
        scope: string;
        /** Group of a Citus formation. */
        group?: number;
      };
      /** Role for SQL probes (examples/sql/kindler-probe.sql); without it slots, connections and lag without Patroni are unknown. */
      probe?: ProbeRole;
    }>;
    /**
     * Kubernetes APIs whose Patroni clusters are found by label and watched. A found cluster is observed under the name
     * `<scope>.<namespace>.<name of the API>`; an item of `databases` that is bound to it by its `kubernetes` gives it a
     * name of its own, title, owner and probes; a probe without addresses asks the pods.
     */
    kubernetes?: Array<{
      /** DNS label. */
      name: string;
      /** Path of a kubeconfig; without it the service account of the pod. */
      kubeconfigFile?: string;
      context?: string;
      /** All namespaces when it is left out. */
      namespace?: string;
      /**
       * Whose labels clusters carry; `zalando` is also Spilo alone, `patroni` its own manifests. What is set beside it takes
       * the place of its value. Defaults to `pgo`, and to nothing where `scopeLabel` is another one.
       */
      preset?: 'pgo' | 'zalando' | 'percona' | 'stackgres' | 'patroni';
      /** Objects that Patroni keeps its records in. Found out when it is left out, where the preset does not say. */
      mode?: 'endpoints' | 'configmaps';
      /** Label that holds Patroni's scope (`kubernetes.scope_label` of Patroni). */
      scopeLabel?: string;
      /** Label of pods that holds their role (`kubernetes.role_label` of Patroni). */
      roleLabel?: string;
      /** Label with the cluster's name that all objects of a cluster carry; the one of the scope when it is left out. */
      clusterLabel?: string;
      /** Further `kubernetes.labels` of Patroni beside those of the preset: pods that lack one are not its members. */
      labels?: { [label: string]: string };
      /** Who gets and patches PostgresClusters (examples/kubernetes/kindler-actions-rbac.yaml); nobody when it is left out. */
      actions?: {
        /** Path of a kubeconfig; that of the observer when it is left out. */
        kubeconfigFile?: string;
        context?: string;
      };
    }>;
    /** HAProxy instances. */
    gateways?: Gateway[];
    routes?: Array<{
      /** DNS label. */
      name: string;
      title?: string;
      owner?: string;
      gateway: string;
      /** Proxy (listen or backend) that holds the servers. */
      proxy: string;
      /** Frontend that leads clients to the proxy, where neither its name nor its port tells that it does. */
      frontend?: string;
      intent: 'read-write' | 'read-only';
      /** Where clients connect. */
      listener: { host: string; port: number };
      /** Hops that a trace follows, in the order of clients. Defaults to `pooler` where there is one, `listener`, `proxy`, `server`, `member`, `sql`. */
      via?: string[];
      targets: Array<{
        name: string;
        title?: string;
        /** Name of the database cluster. */
        database: string;
        /** Server names in the proxy. */
        servers: string[];
        /** Role that administers this target in migrations, instead of that of the route. It needs CREATEROLE and CREATEDB. */
        migration?: ProbeRole;
      }>;
      /** Role that verifies the route by SQL through its listener. */
      verify?: ProbeRole;
      /** Superuser at the source, and on all targets without a role of their own, by which databases are migrated. */
      migration?: ProbeRole;
      /** The PgBouncer in front of the listener, or all of them, where applications connect through one. */
      pooler?: Pooler | Pooler[];
    }>;
    observer?: {
      /** Milliseconds between two looks at each source. Defaults to 2000; at least 500. */
      intervalMs?: number;
      /** Milliseconds that a source may take to answer. Defaults to 2000. */
      timeoutMs?: number;
    };
    /** What happened, kept in the plugin database. */
    events?: {
      /** Days that events are kept. Defaults to 90. */
      retentionDays?: number;
      /** Events of one kind that are kept of each database cluster. Defaults to 1000. */
      maxPerKind?: number;
    };
    /** Notifications to the owners of database clusters, when one is critical and when it has recovered. Defaults to true. */
    notifications?: { enabled?: boolean };
    /**
     * Metrics are read without a permission. With `databaseNames` they name each database cluster with its verdict.
     * Defaults to false.
     */
    metrics?: { databaseNames?: boolean };
  };
}
