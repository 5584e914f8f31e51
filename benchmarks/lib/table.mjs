const fixed = (digits) => (value) => (Number.isNaN(value) ? '–' : value.toFixed(digits));
const median = (key, digits) => (row) => fixed(digits)(row[key].median);
const middle = (key, digits) => (row) => `${fixed(digits)(row[key].q1)}–${fixed(digits)(row[key].q3)}`;

const REQUESTS = {
  'to raw': median('ratio', 2),
  'middle half': middle('ratio', 2),
  'requests/s': median('perSecond', 0),
  'p99 ms': median('p99', 1),
  'CPU µs': median('cpu', 1),
};
const WORKERS = {
  'to one': median('ratio', 2),
  'middle half': middle('ratio', 2),
  'requests/s': median('perSecond', 0),
  'p99 ms': median('p99', 1),
};
const START = {
  ms: median('millis', 0),
  'middle half': middle('millis', 0),
  'CPU ms': median('cpu', 0),
  'MiB at start': median('before', 0),
  'MiB after load': median('after', 0),
};

/** Prints what was measured in one scenario. */
export const printRequests = (title, results) => print(title, REQUESTS, results);

/** Prints what more processes bring. */
export const printWorkers = (title, results) => print(title, WORKERS, results);

/** Prints how the apps started. */
export const printStart = (title, results) => print(title, START, results);

/** Prints resident memory by requests answered. */
export function printMemory(title, results) {
  const rows = Object.entries(results).map(([name, readings]) => [name, ...readings.map(({ MiB }) => fixed(0)(MiB))]);
  const [first = []] = Object.values(results);
  printTable([title, ...first.map(({ requests }) => `${Math.round(requests / 1000)}k`)], rows);
}

function print(title, columns, results) {
  const rows = Object.entries(results).map(([name, row]) => [name, ...Object.values(columns).map((cell) => cell(row))]);
  printTable([title, ...Object.keys(columns)], rows);
}

/** All columns but the first are numbers and stand right. */
function printTable(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  console.log();
  for (const row of all) {
    console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '));
  }
}
