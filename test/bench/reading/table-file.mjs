import { closeSync, openSync, writeSync } from "node:fs";

const words = ["red", "green", "blue", "black"];

/** Writes a CSV file of nine columns of numbers and one of words: 55 bytes a row. The same rows every time. */
export function writeTableFile(file, rows) {
  const into = openSync(file, "w");
  let state = 1;
  const next = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const decimals = () => `${next(41) - 20}.${String(next(1000)).padStart(3, "0")}`;
  let lines = "a,b,c,d,e,f,g,h,colour,y\n";
  for (let row = 0; row < rows; row++) {
    const cells = [decimals(), decimals(), decimals(), decimals(), next(1000), next(1000), next(1000), next(1000)];
    lines += `${cells.join()},${words[next(4)]},0.${String(next(10000)).padStart(4, "0")}\n`;
    if (lines.length > 1 << 20) {
      writeSync(into, lines);
      lines = "";
    }
  }
  writeSync(into, lines);
  closeSync(into);
}
