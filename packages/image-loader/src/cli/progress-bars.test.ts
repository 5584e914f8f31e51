import assert from 'node:assert/strict';
import { ProgressBars, progressBar } from './progress-bars.js';

describe('progressBar', () => {
  it('fills with the share received', () => {
    assert.equal(progressBar('u', 512, 1024), `[${'#'.repeat(15)}${' '.repeat(15)}]  50 %  512 of 1024 B  u`);
  });

  it('is full at the end, whatever was announced', () => {
    assert.match(progressBar('u', 2000, 1024), /^\[#{30}\] 100 %/);
  });

  it('counts bytes where no length was announced', () => {
    assert.equal(progressBar('u', 77, 0), '77 B  u');
    assert.equal(progressBar('u', 0, -1), '0 B  u');
  });
});

describe('ProgressBars', () => {
  const terminal = (isTTY: boolean) => {
    const written: string[] = [];
    return { isTTY, columns: 60, written, write: (text: string) => written.push(text) };
  };

  it('draws one line for each download, and takes them away to print', () => {
    const screen = terminal(true);
    const bars = new ProgressBars(screen);
    bars.update('a', 5, 5);
    bars.update('b', 3, 3);
    bars.around(() => screen.write('printed\n'));
    bars.end('a');
    bars.end('b');
    assert.equal(seen(screen.written), 'printed\n');
    assert.match(screen.written.join(''), /100 % {2}5 of 5 B {2}a\n.*100 % {2}3 of 3 B {2}b\n/s);
  });

  it('never draws a line longer than the terminal is wide', () => {
    const screen = terminal(true);
    new ProgressBars(screen).update(`http://h/${'x'.repeat(100)}`, 5, 5);
    assert.equal(screen.written.join('').length, 60);
  });

  it('draws nothing where there is no terminal', () => {
    const pipe = terminal(false);
    const bars = new ProgressBars(pipe);
    bars.update('a', 5, 5);
    bars.around(() => pipe.write('printed\n'));
    bars.end('a');
    assert.deepEqual(pipe.written, ['printed\n']);
  });
});

/** What a terminal shows of what was written to it: "up so many lines and erase below" is all that is known here. */
function seen(written: readonly string[]): string {
  let lines: string[] = [];
  for (const text of written) {
    const up = text.startsWith('\u001b[') ? Number.parseInt(text.slice(2), 10) : 0;
    if (up > 0) lines = lines.slice(0, -up);
    else lines.push(text);
  }
  return lines.join('');
}
