/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens as it stands. A cell that it would take for a formula gets an apostrophe before it
 * (https://owasp.org/www-community/attacks/CSV_Injection): questions are typed by strangers.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
