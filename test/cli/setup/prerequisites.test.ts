import { jest } from '@jest/globals';
import { atLeast, findPython, requireNode } from '#cli/setup/prerequisites.mjs';

// It starts programs, which takes its time on a machine that is busy with other things.
jest.setTimeout(60_000);

describe('prerequisites', () => {
  it.each([
    ['20.19.0', true],
    ['20.18.9', false],
    ['20.100.0', true],
    ['22.0.0', true],
    ['9.99.9', false],
    ['', false],
  ])('version %j is at least 20.19: %p', (version, answer) => {
    expect(atLeast(version, [20, 19])).toBe(answer);
  });

  it('name a Node.js that is too old, and what to install', () => {
    expect(() => requireNode('18.20.0')).toThrow(
      'Node.js 18.20.0 is too old: install Node.js 20.19 or later (https://nodejs.org)',
    );
    expect(() => requireNode(process.versions.node)).not.toThrow();
  });

  it('take the first Python that is there and new enough', () => {
    expect(findPython(['no-such-python', process.execPath, 'python3'])).toBe('python3');
  });

  it('name a Python that is missing, and what to install', () => {
    expect(() => findPython(['no-such-python'])).toThrow(
      'Python 3.11 or later was not found on the PATH: install it (https://www.python.org)',
    );
  });
});
