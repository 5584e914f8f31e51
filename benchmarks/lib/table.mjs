import { spread } from './statistics.mjs';

const fixed = (digits) => (value) => (Number.isNaN(value) ? '–' : value.toFixed(digits));
const medianOf = (key, digits) => (row) => fixed(digits)(row[key].median);
const middle = (key, digits) => (row) => `${fixed(digits)(row[key].q1)}–${fixed(digits)(row[key].q3)}`;

const REQUESTS = {
  'to raw': medianOf('ratio', 2),
  'middle half': middle('ratio', 2),
  'requests/s': medianOf('perSecond', 0),
  'p99 ms': medianOf('p99', 1),
  'CPU µs': medianOf('cpu', 1),
};
const WORKERS = {
  'to one': medianOf('ratio', 2),
  'middle half': middle('ratio', 2),
  'requests/s': medianOf('perSecond', 0),
  'p99 ms': medianOf('p99', 1),
};
const START = {
  ms: medianOf('millis', 0),
  'middle half': middle('millis', 0),
  'CPU ms': medianOf('cpu', 0),
  'MiB at start': medianOf('before', 0),
  'MiB after load': medianOf('after', 0),
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
  console.log();
  printTable([title, ...first.map(({ requests }) => `${Math.round(requests / 1000)}k`)], rows);
}

function print(title, columns, results) {
  const rows = Object.entries(results).map(([name, row]) => [name, ...Object.values(columns).map((cell) => cell(row))]);
  console.log();
  printTable([title, ...Object.keys(columns)], rows);
}

/** The middle one of the values, or the mean of the two in the middle. */
export const median = (values) => spread(values).median;

/** Prints rows under a head; all columns but the first are numbers and stand right. */
export function printTable(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  for (const row of all) {
    console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '));
  }
}
