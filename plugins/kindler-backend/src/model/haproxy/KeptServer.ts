/** What HAProxy would make of a server at a reload, as files say that it reads then. */
export interface KeptServer {
  proxy: string;
  server: string;
  /** Whether it would get no new clients until somebody opens it. */
  isOff: boolean;
  /** Missing where the file has a name or a variable instead. */
  address?: { host: string; port: number };
  weight: number;
  /** Path of the file that says so. */
  file: string;
}
