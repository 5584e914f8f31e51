// Measures contenders against each other: every round runs each once, one after the other, so that what else the machine does falls
// on all of them alike. Ratios are taken within a round, to the first contender.
import { median, printTable } from '../lib/table.mjs';

/**
 * @param {string} title
 * @param {Record<string, () => Promise<number>>} contenders each does some work and says how many times
 * @param {{rounds: number, target?: string, warmups?: number}} options warmups: how often each does its work before it is measured
 */
export async function contest(title, contenders, { rounds, target = '', warmups = 1 }) {
  const names = Object.keys(contenders);
  const results = new Map(names.map((name) => [name, []]));
  for (const name of names) for (let times = 0; times < warmups; times++) await contenders[name]();
  for (let round = 0; round < rounds; round++) {
    for (const name of names) results.get(name).push(await measure(contenders[name]));
  }
  const base = results.get(names[0]);
  const rows = names.map((name) => {
    const own = results.get(name);
    const ratio = (key) => median(own.map((one, round) => one[key] / base[round][key])).toFixed(2);
    const of = (key) => short(median(own.map((one) => one[key])));
    return [name, of('wall'), ratio('wall'), of('cpu'), ratio('cpu')];
  });
  console.log();
  printTable([`${title}${target && ` (target ${target})`}`, 'µs', 'ratio', 'CPU µs', 'ratio'], rows);
}

async function measure(work) {
  const cpu = process.cpuUsage();
  const from = performance.now();
  const times = await work();
  const wall = ((performance.now() - from) / times) * 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / times };
}

const short = (value) => (value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : Math.round(value));

/** Does something so many times, so many at once. */
export async function repeat(times, atOnce, work) {
  let next = 0;
  const worker = async () => {
    while (next < times) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return times;
}
