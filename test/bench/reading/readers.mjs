// Reads a CSV file into columns, once: `node readers.mjs READER FILE`. Says in one line of JSON how many seconds that took,
// the greatest memory of the process, and how many rows there are; or why the reader cannot take part.
import { createReadStream } from "node:fs";
import { dirname } from "node:path";
import { notInstalled, peerModule } from "../peers/peer-module.mjs";

const [reader, file] = process.argv.slice(2);
const readers = { netwright, "csv-parse": csvParse };
const read = await readers[reader]();
if (typeof read !== "function") {
  console.log(JSON.stringify(read));
} else {
  const start = process.hrtime.bigint();
  const rows = await read();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024, rows }));
}

/** What `netwright train` does: the columns are described, and then read. */
async function netwright() {
  const { csv } = await import("../../../dist/compiler/language/datasets/csv.js");
  const { fileFinder } = await import("../../../dist/compiler/data/file-finder.js");
  const range = { file, line: 1, column: 1, length: 1 };
  const files = fileFinder(file, [dirname(file)]);
  const request = { options: { file }, range, ranges: {}, files };
  return () => {
    const { columns, diagnostics } = csv.describe(request);
    const { table } = csv.read({ ...request, columns }, files);
    if (table === undefined) throw new Error(diagnostics[0]?.text);
    return table.rows;
  };
}

/** The rows as csv-parse streams them, numbers as numbers. */
async function csvParse() {
  const module = await peerModule("csv-parse");
  if (module === undefined) return notInstalled;
  return async () => {
    const columns = [];
    let rows = -1;
    for await (const record of createReadStream(file).pipe(module.parse())) {
      if (rows++ < 0) columns.push(...record.map(() => []));
      else record.forEach((cell, index) => columns[index].push(Number.isNaN(Number(cell)) ? cell : Number(cell)));
    }
    return rows;
  };
}
