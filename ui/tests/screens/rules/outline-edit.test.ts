import { describe, expect, it } from 'vitest';

import { askedBy, questionsLike } from '../../../src/screens/rules/editor/figure-words';
import { lineOf, pathTo } from '../../../src/screens/rules/editor/outline-lines';
import {
  change,
  indent,
  insertAnswers,
  joinAnswer,
  leaveLine,
  move,
  newLine,
  tidyAll,
  type Typed,
} from '../../../src/screens/rules/editor/outline-edit';
import { form } from '../../fake/form';

const asked = askedBy(form);

/** A text with the caret at ｜, or a selection between two. */
function at(marked: string): Typed {
  const [before = '', selected, after] = marked.split('｜');
  if (after === undefined) return { text: before + (selected ?? ''), start: before.length, end: before.length };
  return { text: before + selected + after, start: before.length, end: before.length + (selected?.length ?? 0) };
}

/** The same the other way round. */
const shown = (typed: Typed | null) =>
  typed && `${typed.text.slice(0, typed.start)}｜${typed.text.slice(typed.start)}`;

describe('Enter, Tab and Alt with an arrow', () => {
  it('Enter begins a line of the same level', () => {
    expect(shown(newLine(at('2-4 食事摂取:\n  全介助: 5.1分｜')))).toBe('2-4 食事摂取:\n  全介助: 5.1分\n  ｜');
  });

  it('Tab takes a line one level in together with what hangs below it, and Shift+Tab back out', () => {
    const flat = at('問い:\n答え｜:\n  問い二:\n別の問い:');
    const inside = indent(flat, 1);
    expect(shown(inside)).toBe('問い:\n  答え｜:\n    問い二:\n別の問い:');
    expect(shown(indent(inside as Typed, -1))).toBe(shown(flat));
  });

  it('Tab goes no deeper than one level below the line above, and Shift+Tab not out of the page', () => {
    expect(indent(at('問い:\n  答え｜:'), 1)).toBeNull();
    expect(indent(at('問い｜:'), 1)).toBeNull();
    expect(indent(at('問い｜:'), -1)).toBeNull();
  });

  it('Tab takes every selected line', () => {
    expect(indent(at('問い:\n｜一:\n二:｜'), 1)?.text).toBe('問い:\n  一:\n  二:');
  });

  it('Alt with an arrow changes places with the neighbour of the same level, everything below included', () => {
    const typed = at('問い:\n  一｜: 1.0分\n  二:\n    下の問い:\n      答え: 2.0分\n次:');
    const down = move(typed, 1);
    expect(shown(down)).toBe('問い:\n  二:\n    下の問い:\n      答え: 2.0分\n  一｜: 1.0分\n次:');
    expect(shown(move(down as Typed, -1))).toBe(shown(typed));
    expect(move(at('問い:\n  一｜:'), 1)).toBeNull();
  });
});

describe('the answers of a question', () => {
  it('are inserted as lines, each open option once', () => {
    expect(shown(insertAnswers(at('2-4｜'), asked, 'minutes'))).toBe(
      '2-4 食事摂取:\n  介助されていない:｜\n  見守り等:\n  一部介助:\n  全介助:',
    );
  });

  it('of a score are the pair, and the second half follows from the first', () => {
    const pair = insertAnswers(at('第2群 生活機能:｜'), asked, 'minutes');
    expect(shown(pair)).toBe('第2群 生活機能:\n  ｜以下:\n  以上:');
    const typed = at('第2群 生活機能:\n  31.2以下 18.6\n  以上:｜');
    expect(shown(leaveLine(typed, 1, asked, 'minutes'))).toBe('第2群 生活機能:\n  31.2以下: 18.6分\n  31.3以上:｜');
  });

  it('that the way down has excluded are not offered, nor those that stand there', () => {
    const typed = at('2-4 食事摂取:\n  介助されていない・見守り等:\n    2-4 食事摂取｜:\n      見守り等: 1.0分');
    expect(insertAnswers(typed, asked, 'minutes')?.text).toBe(
      '2-4 食事摂取:\n  介助されていない・見守り等:\n    2-4 食事摂取:\n      見守り等: 1.0分\n      介助されていない:',
    );
  });

  it('join one after the other, but never one that has something below', () => {
    expect(shown(joinAnswer(at('2-4 食事摂取:\n  介助されていない｜:\n  見守り等:\n  全介助: 2.0分')))).toBe(
      '2-4 食事摂取:\n  介助されていない・見守り等:｜\n  全介助: 2.0分',
    );
    expect(joinAnswer(at('2-4 食事摂取:\n  介助されていない｜:\n  全介助: 2.0分'))).toBeNull();
  });
});

describe('a line that is left', () => {
  const left = (line: string, above = '') => leaveLine(at(`${above}${line}｜`), above === '' ? 0 : above.split('\n').length - 1, asked, 'minutes')?.text;

  it('gets the words of its question from the number', () => {
    expect(left('２－４'.replace('－', '-'))).toBe('2-4 食事摂取:');
    expect(left('第２群')).toBe('第2群 生活機能:');
    expect(left('212')).toBe('2-12 外出頻度:');
  });

  it('gets the words of its answers from their numbers, and its minutes a unit', () => {
    expect(left('  1・2　５．１', '2-4 食事摂取:\n')).toBe('2-4 食事摂取:\n  介助されていない・見守り等: 5.1分');
    expect(left('  全介助：22.6', '2-4 食事摂取:\n')).toBe('2-4 食事摂取:\n  全介助: 22.6分');
  });

  it('stays as typed where it is not understood', () => {
    expect(left('何か:')).toBeUndefined();
    expect(left('  全介助: 不明', '2-4 食事摂取:\n')).toBeUndefined();
  });

  it('of the step rule ends in a step', () => {
    const text = '2-4 食事摂取:\n  全介助 1';
    expect(leaveLine({ text, start: 0, end: 0 }, 1, asked, 'steps')?.text).toBe('2-4 食事摂取:\n  全介助: 一段階');
  });

  it('of a pasted text gets two spaces a level whatever it had', () => {
    expect(tidyAll('2-4\n\t4\n\t\t第1群\n', asked, 'minutes')).toBe('2-4 食事摂取:\n  全介助:\n    第1群 身体機能・起居動作:\n');
  });
});

describe('places of an outline', () => {
  const lines = ['第2群 生活機能:', '  65.8以下:', '    2-2 移動 ※要照合 別の読み。:', '      全介助: 1.0分'];

  it('are found by their path and named by it, without the remark', () => {
    expect(lineOf(lines, ['第2群 生活機能', '65.8以下', '2-2 移動'])).toBe(2);
    expect(pathTo(lines, 3)).toEqual(['第2群 生活機能', '65.8以下', '2-2 移動', '全介助']);
    expect(lineOf(lines, ['第3群 認知機能'])).toBe(-1);
  });
});

describe('what is typed for a question', () => {
  it('finds it by number, by group and by a part of its name', () => {
    expect(questionsLike('1-2', asked).slice(0, 3).map(({ asks }) => asks)).toEqual([
      '1-2 拘縮の有無（肩関節）',
      '1-2 拘縮の有無（股関節）',
      '1-2 拘縮の有無（膝関節）',
    ]);
    expect(questionsLike('食事', asked).map(({ asks }) => asks)).toContain('2-4 食事摂取');
    expect(questionsLike('2群', asked)[0]?.asks).toBe('第2群 生活機能');
  });
});

describe('a change of a text', () => {
  it('is told as the smallest part that differs, so that it can be undone as one', () => {
    expect(change('あいうえ', 'あいXうえ')).toEqual({ from: 2, to: 2, by: 'X' });
    expect(change('aab', 'ab')).toEqual({ from: 1, to: 2, by: '' });
  });
});
