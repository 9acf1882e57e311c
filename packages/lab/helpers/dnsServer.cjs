'use strict';

/*
 * A DNS server on loopback for HAProxy's `resolvers`: every name of one zone is 127.0.0.1, every other name does not
 * exist. It ends with a signal; silence is what a lost DNS looks like.
 *
 *   node dnsServer.cjs <port> <zone>
 */
const dgram = require('node:dgram');

const [port, zone] = process.argv.slice(2);
const HEADER_BYTES = 12;
const RESPONSE = 0x8400;
const NO_SUCH_NAME = 3;
const TYPE_A = 1;
const TTL_SECONDS = 1;

/** The question's name, and where the question ends. */
function readQuestion(query) {
  const labels = [];
  let at = HEADER_BYTES;
  while (query[at] !== 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
    at += 1 + query[at];
  }
  const end = at + 5;
  return {
    name: labels.join('.').toLowerCase(),
    type: query.readUInt16BE(at + 1),
    end,
  };
}

function answer(query) {
  const { name, type, end } = readQuestion(query);
  const known = name.endsWith(`.${zone}`);
  const found = known && type === TYPE_A;
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(query.readUInt16BE(0), 0);
  header.writeUInt16BE(RESPONSE + (known ? 0 : NO_SUCH_NAME), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found ? 1 : 0, 6);
  const record = Buffer.from([
    // The name again, as a pointer to the question's.
    ...[0xc0, HEADER_BYTES],
    ...[0, TYPE_A, 0, 1],
    ...[0, 0, 0, TTL_SECONDS],
    ...[0, 4, 127, 0, 0, 1],
  ]);
  return Buffer.concat([
    header,
    query.subarray(HEADER_BYTES, end),
    ...(found ? [record] : []),
  ]);
}

const socket = dgram.createSocket('udp4');
socket.on('message', (query, from) => {
  try {
    socket.send(answer(query), from.port, from.address);
  } catch {
    // Not a question: it gets no answer.
  }
});
socket.bind(Number(port), '127.0.0.1');
