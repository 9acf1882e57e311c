/** Something that is done with input from outside. */
export interface HostileCase {
  name: string;
  /** Of the smallest input; others are ten and a hundred times as large. */
  size: number;
  /** Makes an input of a size, and gives what is done with it. Inputs that are refused count, too. */
  make: (size: number) => () => unknown;
}

/** So many of something. */
export function many<T>(size: number, make: (index: number) => T): T[] {
  return Array.from({ length: size }, (_, index) => make(index));
}

/** A text of about so many characters. */
export function repeated(part: string, size: number): string {
  return part.repeat(Math.ceil(size / part.length));
}
