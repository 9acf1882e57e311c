/** Something went wrong that the reader can do something about; the message says what. */
export class Failure extends Error {}
