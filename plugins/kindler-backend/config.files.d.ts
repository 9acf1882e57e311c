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
