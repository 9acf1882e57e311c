'use strict';
// Stands in for a command line tool: tells the machine what it was called with, and says and does what that answers.
const http = require('node:http');

const [url, tool, ...args] = process.argv.slice(2);

process.stdin.setEncoding('utf8');
let input = '';
process.stdin.on('data', chunk => {
  input += chunk;
});
process.stdin.on('end', () => {
  const call = http.request(url, { method: 'POST' }, response => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', chunk => {
      text += chunk;
    });
    response.on('end', () => {
      const { stdout, stderr, code } = JSON.parse(text);
      process.stdout.write(stdout);
      process.stderr.write(stderr);
      process.exitCode = code;
    });
  });
  call.end(JSON.stringify({ tool, args, input }));
});
