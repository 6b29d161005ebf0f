// Figures and tables for the terminal.

/** The value below which a share of all values lies. */
export function share(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
}

/** The middle value. */
export const median = (values) => share(values, 0.5);

/** Milliseconds with as many digits as mean something. */
export const ms = (value) => (value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0));

/** Kilobytes, of 1,000 bytes. */
export const kB = (bytes) => (bytes / 1_000).toFixed(1);

/** Prints rows under a heading; the first column is text, the others are figures. */
export function table(title, head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, at) => Math.max(...lines.map((row) => (row[at] ?? "").length)));
  const line = (row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
      .join("  ")
      .trimEnd();
  console.log(`\n${title}`);
  console.log(`  ${line(lines[0])}`);
  console.log(`  ${widths.map((width) => "-".repeat(width)).join("  ")}`);
  for (const row of lines.slice(1)) console.log(`  ${line(row)}`);
}
