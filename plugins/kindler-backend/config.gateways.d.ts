/** Proxies of a gateway that the plugin writes. */
export interface GatewayFiles {
  /** The plugin owns its files in there whole. Start HAProxy once also with `-f <folder>/50-<name>.cfg`. */
  folder: string;
  /** Checks configurations; of the version that runs. Defaults to `haproxy`. */
  program?: string;
  /** What else HAProxy is started with (`-f`), in this order: files and folders. They are never written. */
  configurations: string[];
  /** Written as `listen` sections. The configurations above have none of these. */
  proxies: Array<{
    name: string;
    /** As `bind` of HAProxy takes it, e.g. `10.0.0.5:5000`. */
    bind: string[];
    /** Further lines of the section, e.g. `option httpchk OPTIONS /primary`. */
    settings?: string[];
    servers: Array<{
      name: string;
      /** `host:port` */
      address: string;
      /** The rest of its line, e.g. `check port 8008`. */
      options?: string;
      /** In maintenance until a switch opens it. Later on the running HAProxy says its state. Defaults to false. */
      disabled?: boolean;
    }>;
  }>;
}

/** One HAProxy. */
export interface Gateway {
  name: string;
  title?: string;
  stats?: {
    /** Statistics page, with or without `;csv`. */
    url: string;
    user?: string;
    /** @visibility secret */
    password?: string;
    caFile?: string;
  };
  /** How it is changed: `runtime-socket`, the default, `files`, or what a module brought. */
  driver?: string;
  /** Runtime socket with level admin: path of a Unix socket, or `host:port`. Needed to switch routes. */
  socket?: string;
  /**
   * TLS to a `socket` that is `host:port`. HAProxy takes no TLS on `stats socket` itself: it needs a `listen` section
   * in `mode tcp` with `bind … ssl` before its Unix socket.
   */
  socketTls?: {
    /** Certificates of the authorities that HAProxy is checked against, in PEM. */
    caFile: string;
    /** Certificate that is shown to HAProxy (`verify required`), in PEM. */
    certFile?: string;
    keyFile?: string;
    /** Name that HAProxy's certificate must hold, where it is not the host of `socket`. */
    serverName?: string;
  };
  /** Socket of the master process (`haproxy -W -S`), as `socket`. Shows sessions of processes from before a reload. */
  masterSocket?: string;
  /** Its `server-state-file`; the plugin owns it whole and writes it after each switch, so that a reload keeps it. */
  stateFile?: string;
  /** What HAProxy is started with (`-f`), in this order: files and folders. Only read: to say what a reload would change. */
  configurations?: string[];
  /** Of the driver `files`: proxies in a file of the plugin's own, `<folder>/50-<name of the gateway>.cfg`. */
  files?: GatewayFiles;
}
