/** What one backend of several owns as a whole: a database cluster with its routes, or a gateway. */
export type Thing = `database ${string}` | `gateway ${string}`;
