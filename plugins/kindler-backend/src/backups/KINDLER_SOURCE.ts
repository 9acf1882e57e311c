/** Name under which the Kindler database is backed up. The dot keeps it apart from environments. */
export const KINDLER_SOURCE = 'kindler.database';
