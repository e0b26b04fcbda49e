/** Tables as a file that spreadsheets read. */

export type CsvCell = string | number;

/** What a spreadsheet would take for a formula; names may come from anybody. */
const FORMULA = /^[=+\-@\t\r]/;

/** `decimal` is the sign that the user writes in numbers; it decides on the other one. */
export function csvOf(
  rows: readonly (readonly CsvCell[])[],
  decimal: "." | ",",
): string {
  const separator = decimal === "," ? ";" : ",";
  const lines = rows.map((row) =>
    row.map((cell) => written(cell, decimal)).join(separator),
  );
  // Without the mark, Excel takes the file for one in the encoding of the country.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function written(cell: CsvCell, decimal: string): string {
  if (typeof cell === "number") return String(cell).replace(".", decimal);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[";,\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
