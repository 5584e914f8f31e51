import assert from 'node:assert/strict';
import { progressBar } from './progress-bar.js';

describe('progressBar', () => {
  it('fills with the share received', () => {
    assert.equal(progressBar(512, 1024), `[${'#'.repeat(15)}${' '.repeat(15)}]  50 %  512 of 1024 B`);
  });

  it('is full at the end, whatever was announced', () => {
    assert.match(progressBar(2000, 1024), /^\[#{30}\] 100 %/);
  });

  it('counts bytes where no length was announced', () => {
    assert.equal(progressBar(77, 0), '77 B');
    assert.equal(progressBar(0, -1), '0 B');
  });
});
