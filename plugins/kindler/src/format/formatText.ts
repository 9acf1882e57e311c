import { formatBytes } from './formatBytes';

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const BYTES = /(\d{4,}) (bytes|字节)/g;

function formatMoment(at: string): string {
  return new Date(at).toLocaleString([], {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}

/**
 * A sentence of the server with the times and sizes in it as people read them.
 */
export function formatText(text: string): string {
  return text
    .replace(TIME, formatMoment)
    .replace(BYTES, (_, bytes) => formatBytes(Number(bytes)));
}
