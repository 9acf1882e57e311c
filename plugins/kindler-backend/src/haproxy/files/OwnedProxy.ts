/** A proxy that the plugin writes whole. */
export interface OwnedProxy {
  name: string;
  /** Where it listens, as HAProxy's `bind` takes it. */
  bind: string[];
  /** Further lines of the section, e.g. its checks. */
  settings: string[];
  servers: OwnedServer[];
}

export interface OwnedServer {
  name: string;
  address: { host: string; port: number };
  /** The rest of its line, e.g. `check port 8008`. */
  options: string;
  /** Whether it is in maintenance until HAProxy is told otherwise. */
  disabled: boolean;
}

/** How a gateway is driven by files. */
export interface OwnedFilesConfig {
  /** Folder of the files, which are the plugin's alone. */
  folder: string;
  /** The program that checks configurations; the one that runs as the gateway, or one of its version. */
  program: string;
  /** Files and folders with which HAProxy is started (`-f`) before the plugin's file. They are never written. */
  configurations: string[];
  proxies: OwnedProxy[];
}
