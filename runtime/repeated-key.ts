// JSON.parse silently keeps the last of two equal keys; a file with two tensors of the same name must be rejected.
// A plain scan, because the stack of a regular expression overflows on a name of some million letters.

/** The first key that occurs twice in an object of a valid JSON text, if any. */
export function repeatedKey(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (let index = 0; index < json.length; index++) {
    const character = json[index];
    if (character === "{" || character === "[") open.push(new Set());
    if (character === "}" || character === "]") open.pop();
    if (character !== '"') continue;
    const end = endOfString(json, index);
    if (isColonNext(json, end)) {
      const key: string = JSON.parse(json.slice(index, end));
      if (open.at(-1)?.has(key)) return key;
      open.at(-1)?.add(key);
    }
    index = end - 1;
  }
  return undefined;
}

/** The index after the closing quotation mark of the string that opens at `start`. */
function endOfString(json: string, start: number): number {
  let index = start + 1;
  while (index < json.length && json[index] !== '"') index += json[index] === "\\" ? 2 : 1;
  return index + 1;
}

/** In valid JSON, only a key is followed by a colon. */
function isColonNext(json: string, start: number): boolean {
  let index = start;
  while (index < json.length && " \t\r\n".includes(json[index])) index++;
  return json[index] === ":";
}
