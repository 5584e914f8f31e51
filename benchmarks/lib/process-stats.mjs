import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

export const linux = process.platform === 'linux';

/** Clock ticks of a second, as /proc counts them. */
const ticks = linux ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 100;

/** User and system time that a process has used, in microseconds; NaN where the system does not tell. */
export function cpuMicros(pid) {
  if (!linux) return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / ticks) * 1e6;
}

/** Resident memory of a process in MiB; NaN where the system does not tell. */
export function residentMiB(pid) {
  if (!linux) return Number.NaN;
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/** How often a process has written to a file or a socket. */
export function writeCalls(pid) {
  return Number(/^syscw: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))[1]);
}

export function has(command) {
  try {
    execFileSync('which', [command], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const hasWrk = has('wrk');
const hasTaskset = has('taskset') && availableParallelism() > 1;

/** The command line that keeps a server on the first core. */
export const onServerCore = (command, args) =>
  hasTaskset ? ['taskset', ['-c', '0', command, ...args]] : [command, args];

/** The command line that keeps a load generator off the server's core. */
export const offServerCore = (command, args) =>
  hasTaskset ? ['taskset', ['-c', `1-${availableParallelism() - 1}`, command, ...args]] : [command, args];
