import { describe, expect, it } from 'vitest';

import { press, readItem } from '../../../../src/screens/case/survey/entry';
import { questions } from '../../../fake/form';

const order = questions.map((question) => question.id);

function question(item: string) {
  const found = questions.find((candidate) => candidate.id === item);
  if (!found) throw new Error(`the form has no ${item}`);
  return found;
}

const option = (item: string, given: number[] | null, no: number) =>
  press({ kind: 'option', no }, question(item), given, order);

describe('a single choice', () => {
  it('answers and goes on to the next question', () => {
    expect(option('1-3', null, 2)).toEqual({
      current: '1-4',
      answer: { item: '1-3', numbers: [2] },
      notice: '',
    });
  });

  it('replaces the answer before', () => {
    expect(option('1-3', [1], 3).answer).toEqual({ item: '1-3', numbers: [3] });
  });

  it('stays and says so where the option does not exist', () => {
    const pressed = option('3-2', null, 3);
    expect(pressed.current).toBe('3-2');
    expect(pressed.answer).toBeUndefined();
    expect(pressed.notice).toContain('1から2まで');
  });

  it('stays at the last question of the form', () => {
    expect(option('7-2', null, 8)).toMatchObject({ current: '7-2', answer: { numbers: [8] } });
  });
});

describe('a multiple choice', () => {
  it('gathers options in the order of the form and stays', () => {
    expect(option('1-1', [4], 2)).toMatchObject({ current: '1-1', answer: { numbers: [2, 4] } });
  });

  it('takes an option out again', () => {
    expect(option('1-1', [2, 4], 4).answer).toEqual({ item: '1-1', numbers: [2] });
  });

  it('is no answer any more when the last option is taken out, also in 特別な医療', () => {
    expect(option('1-1', [2], 2).answer).toEqual({ item: '1-1', numbers: null });
    expect(option('6', [5], 5).answer).toEqual({ item: '6', numbers: null });
  });

  it('lets ない and the other options exclude each other', () => {
    expect(option('1-2', [3, 4], 1).answer?.numbers).toEqual([1]);
    expect(option('1-2', [1], 3).answer?.numbers).toEqual([3]);
  });

  it('answers なし only where the form allows it', () => {
    expect(press({ kind: 'none_of_them' }, question('6'), [5], order).answer).toEqual({ item: '6', numbers: [] });
    expect(press({ kind: 'none_of_them' }, question('1-1'), null, order).answer).toBeUndefined();
  });

  it('leaves なし as soon as a treatment is chosen', () => {
    expect(option('6', [], 12).answer).toEqual({ item: '6', numbers: [12] });
  });
});

describe('the other keys', () => {
  it('go to the next and the previous question without answering', () => {
    expect(press({ kind: 'next' }, question('1-13'), null, order)).toEqual({ current: '2-1', notice: '' });
    expect(press({ kind: 'previous' }, question('2-1'), [1], order)).toEqual({ current: '1-13', notice: '' });
  });

  it('stop at both ends of the form', () => {
    expect(press({ kind: 'previous' }, question('1-1'), null, order).current).toBe('1-1');
    expect(press({ kind: 'next' }, question('7-2'), null, order).current).toBe('7-2');
  });

  it('take an answer back, and nothing where there is none', () => {
    expect(press({ kind: 'take_back' }, question('2-4'), [1], order).answer).toEqual({ item: '2-4', numbers: null });
    expect(press({ kind: 'take_back' }, question('2-4'), null, order).answer).toBeUndefined();
  });
});

describe('an item number that was typed', () => {
  it('is read with and without hyphen, and in full width', () => {
    expect(['1-10', '110', '１－１０', '1ー10', ' 1.10 '].map((text) => readItem(text, order))).toEqual(
      Array(5).fill('1-10'),
    );
    expect(readItem('11', order)).toBe('1-1');
    expect(readItem('6', order)).toBe('6');
    expect(readItem('72', order)).toBe('7-2');
  });

  it('is refused where the form has no such item', () => {
    expect(['', '1', '1-14', '9-9', 'あ'].map((text) => readItem(text, order))).toEqual(Array(5).fill(null));
  });
});
