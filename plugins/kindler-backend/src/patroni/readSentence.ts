import { redact } from '../model/redact';

/** A sentence is short: more of an answer is never looked at. */
const MOST_READ = 8192;

/** What Patroni says: bad requests are answered with an HTML page, everything else with a sentence. */
export function readSentence(answer: string): string {
  const text = answer.slice(0, MOST_READ);
  const page = /<p>Message:([^<]*)<\/p>/i.exec(text)?.[1];
  const sentence = page ?? (/<html|<!doctype/i.test(text) ? '' : text);
  return redact(sentence).trim().replace(/\.$/, '');
}
