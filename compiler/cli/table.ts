import Table from "cli-table3";

/** Lines of a table without a frame; the first row is the header. */
export function tableLines(rows: readonly (readonly string[])[], rightFrom = 1): readonly string[] {
  const none = { top: "", "top-mid": "", "top-left": "", "top-right": "", bottom: "", "bottom-mid": "" };
  const frame = { ...none, "bottom-left": "", "bottom-right": "", left: "", "left-mid": "", mid: "", "mid-mid": "" };
  const columns = rows[0]?.length ?? 0;
  const table = new Table({
    chars: { ...frame, right: "", "right-mid": "", middle: "  " },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
    colAligns: Array.from({ length: columns }, (_, column) => (column < rightFrom ? "left" : "right")),
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}
