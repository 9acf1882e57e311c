import { redact } from '../model/redact';

/** A sentence is short, so nothing beyond this is looked at. */
const MOST_READ = 8192;

/** Returns Patroni's message. It answers bad requests with an HTML page and everything else with a sentence. */
export function readSentence(answer: string): string {
  const text = answer.slice(0, MOST_READ);
  const page = /<p>Message:([^<]*)<\/p>/i.exec(text)?.[1];
  const sentence = page ?? (/<html|<!doctype/i.test(text) ? '' : text);
  return redact(sentence).trim().replace(/\.$/, '');
}
