const WIDTH = 116;

/** A doc comment of paragraphs, with its lines broken; empty without any. */
export function comment(...paragraphs) {
  const lines = paragraphs.filter(Boolean).flatMap(breakLines);
  if (lines.length <= 1) {
    return lines.map(line => `/** ${line} */\n`).join('');
  }
  return `/**\n${lines.map(line => ` * ${line}\n`).join('')} */\n`;
}

function breakLines(text) {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && last.length + 1 + word.length > WIDTH) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
  }
  return lines;
}
