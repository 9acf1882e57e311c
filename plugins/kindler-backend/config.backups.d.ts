/**
 * Dumps of the databases of environments and of the Kindler database, made and proved by pg_dump and pg_restore. All
 * backends need the same folder.
 */
export interface Backups {
  /** Absolute path, e.g. `/var/lib/kindler/backups`; the plugin creates and owns what is in it. */
  folder: string;
  /** Backs up everything that can be; nothing by itself where it is left out. */
  schedule?: {
    /** How often, as a duration of ISO 8601, e.g. `PT24H`. */
    every: string;
  };
  /** Age of the newest backup that was restored at which it is too old. Defaults to two of `schedule.every`, at least `P2D`. */
  maxAge?: string;
  /** Age, longer than `maxAge`, at which it is critical for the cluster behind the route; never where it is left out. */
  criticalAge?: string;
  /** What is removed: only what has a newer backup that was restored. */
  retention?: {
    /** Backups of each database that stay whatever their age. Defaults to 7. */
    keep?: number;
    /** Younger ones stay, too. */
    days?: number;
  };
  /** Encrypts backups by the first key. Keep the others until the backups are gone that they encrypted. */
  keys?: Array<{
    /** Stands in each file. */
    id: string;
    /**
     * Base64 of 32 bytes, from a file (`$file`) or a variable.
     * @visibility secret
     */
    key: string;
  }>;
  /** Paths of the programs, of the version of the newest server or newer; looked for in the PATH where they are left out. */
  programs?: { pgDump?: string; pgRestore?: string };
}
