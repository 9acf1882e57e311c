/** The databases behind one route of which there should be backups. */
export interface RouteBackups {
  /** Number of these databases. */
  databases: number;
  /**
   * From when each is without a backup, oldest first: when the newest one was taken that was restored to prove it, else
   * when the environment was created, else 0. Milliseconds since the epoch.
   */
  since: readonly number[];
}

/** How old backups are, and how old they may be. There is nothing of this without a schedule. */
export interface BackupAges {
  /** Empty until the backups were read. */
  routes: ReadonlyMap<string, RouteBackups>;
  /** When the backups were last read, in milliseconds since the epoch. */
  observedAt?: number;
  /** Since when they cannot be read, and the code of the error. */
  unread?: { since: number; reason: string };
  /** Age in milliseconds from which one is overdue. */
  maxAgeMs: number;
  /** Age in milliseconds from which that is critical; never if missing. */
  criticalAgeMs?: number;
}
