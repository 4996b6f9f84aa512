// JSON.parse keeps the last of two equal keys and says nothing; a file with two tensors of one name must be refused.
// A plain scan, because a regular expression's stack overflows on a name of some million letters.

/** The first key that an object in a valid JSON text gives twice, if any does. */
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

/** In valid JSON only a key has a colon after it. */
function isColonNext(json: string, start: number): boolean {
  let index = start;
  while (index < json.length && " \t\r\n".includes(json[index])) index++;
  return json[index] === ":";
}
