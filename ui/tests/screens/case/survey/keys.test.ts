import { describe, expect, it } from 'vitest';

import { capOf, readKey, readStep } from '../../../../src/screens/case/survey/keys';

const key = (name: string, code = '') => readKey({ key: name, code });

describe('a key on the survey form', () => {
  it('chooses the option of its digit', () => {
    expect(key('1')).toEqual({ kind: 'option', no: 1 });
    expect(key('9')).toEqual({ kind: 'option', no: 9 });
  });

  it('reaches the tenth to twelfth option by the keys right of 9, on a Japanese and on a US keyboard', () => {
    expect(key('0')).toEqual({ kind: 'option', no: 10 });
    expect(key('-')).toEqual({ kind: 'option', no: 11 });
    expect(key('^')).toEqual({ kind: 'option', no: 12 });
    expect(key('=')).toEqual({ kind: 'option', no: 12 });
    expect([10, 11, 12].map(capOf)).toEqual(['0', '-', '^']);
  });

  it('counts in full width too', () => {
    expect(key('３')).toEqual({ kind: 'option', no: 3 });
    expect(key('０')).toEqual({ kind: 'option', no: 10 });
    expect(key('ー')).toEqual({ kind: 'option', no: 11 });
    expect(key('＾')).toEqual({ kind: 'option', no: 12 });
    expect(key('・')).toEqual({ kind: 'jump' });
    expect(key('／')).toEqual({ kind: 'jump' });
    expect(key('ｎ')).toEqual({ kind: 'none_of_them' });
  });

  it('counts by its place where an IME hides the character', () => {
    expect(key('Process', 'Digit4')).toEqual({ kind: 'option', no: 4 });
    expect(key('Process', 'Numpad7')).toEqual({ kind: 'option', no: 7 });
    expect(key('Process', 'Minus')).toEqual({ kind: 'option', no: 11 });
    expect(key('Process', 'Slash')).toEqual({ kind: 'jump' });
  });

  it('moves or takes back by the keys with names', () => {
    expect(key('Enter')).toEqual({ kind: 'next' });
    expect(key('ArrowDown')).toEqual({ kind: 'next' });
    expect(key('Backspace')).toEqual({ kind: 'previous' });
    expect(key('ArrowUp')).toEqual({ kind: 'previous' });
    expect(key('Delete')).toEqual({ kind: 'take_back' });
  });

  it('means nothing where it is any other', () => {
    expect([key('a'), key('Tab'), key('Shift'), key('Process', 'KeyA'), key('F5')]).toEqual(
      Array(5).fill(null),
    );
  });
});

describe('a key that leaves the question', () => {
  it('goes into the note, under an IME and in full width too', () => {
    expect([key('t'), key('ｔ'), key('T'), key('F2'), key('Process', 'KeyT')]).toEqual(Array(5).fill({ kind: 'note' }));
  });

  it('changes the group', () => {
    expect([key('PageDown'), key('PageUp')]).toEqual([
      { kind: 'group', by: 1 },
      { kind: 'group', by: -1 },
    ]);
  });
});

describe('a key that takes back or makes again', () => {
  const plain = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

  it('is Z or Y with Ctrl, or Z with Shift', () => {
    expect(readStep({ ...plain, key: 'z', ctrlKey: true })).toBe('undo');
    expect(readStep({ ...plain, key: 'y', ctrlKey: true })).toBe('redo');
    expect(readStep({ ...plain, key: 'Z', ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(readStep({ ...plain, key: 'Process', code: 'KeyZ', ctrlKey: true })).toBe('undo');
  });

  it('is nothing without Ctrl or with Alt', () => {
    expect(readStep({ ...plain, key: 'z' })).toBeNull();
    expect(readStep({ ...plain, key: 'z', ctrlKey: true, altKey: true })).toBeNull();
    expect(readStep({ ...plain, key: 'a', ctrlKey: true })).toBeNull();
  });
});
