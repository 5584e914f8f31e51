import assert from 'node:assert/strict';
import { parseCommandLine, UsageError } from './command-line.js';

describe('parseCommandLine', () => {
  it('watches every two seconds without end by default', () => {
    const command = parseCommandLine(['watch', 'http://localhost:3000/images/meadow']);
    assert.ok(typeof command === 'object');
    assert.deepEqual([command.interval, command.times], [2000, Number.POSITIVE_INFINITY]);
  });

  it('takes interval, count and folder', () => {
    const command = parseCommandLine(['watch', 'http://h/i', '--every', '0.5', '--times', '3', '--cache', 'x']);
    assert.ok(typeof command === 'object');
    const { urls, interval, times, cache } = command;
    assert.deepEqual({ urls, interval, times, cache }, { urls: ['http://h/i'], interval: 500, times: 3, cache: 'x' });
  });

  for (const [what, args, message] of [
    ['no command', [], 'No command was given'],
    ['an unknown command', ['fetch', 'http://h/a.png'], 'There is no command "fetch"'],
    ['no URL', ['get'], 'get takes at least one URL'],
    ['a file', ['get', 'a.png'], '"a.png" is no http or https URL'],
    ['an unknown option', ['get', 'http://h/a.png', '--loud'], "Unknown option '--loud'"],
    ['an option of another command', ['get', 'http://h/a.png', '--every', '1'], 'get does not take --every'],
    ['an interval of zero', ['watch', 'http://h/a.png', '--every', '0'], '--every takes a number above 0, not "0"'],
    ['a count that is no number', ['bench', 'http://h/a', '--times', 'x'], '--times takes a number above 0, not "x"'],
    ['a header without a name', ['get', 'http://h/a', '--header', 'x'], '--header takes "name: value", not "x"'],
    ['two sources', ['get', 'http://h/a', '--force', '--offline'], 'exclude each other'],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => parseCommandLine(args),
        (error) => error instanceof UsageError && error.message.includes(message),
      );
    });
  }
});
