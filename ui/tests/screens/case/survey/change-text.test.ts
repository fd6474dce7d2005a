import { describe, expect, it } from 'vitest';

import { changeText } from '../../../../src/screens/case/survey/change-text';

describe('a change since the last survey', () => {
  it('is said in words', () => {
    expect(changeText({ mark: '▲2', change: { change: 'Worse', steps: 2 } })).toBe('前回より2段階重い');
    expect(changeText({ mark: '▽1', change: { change: 'Better', steps: 1 } })).toBe('前回より1段階軽い');
    expect(changeText({ mark: '▲▽', change: { change: 'Altered', added: ['左上肢'], lost: ['右下肢'] } })).toBe(
      '前回より「左上肢」が加わった、「右下肢」がなくなった',
    );
  });

  it('is nothing where there is none, or nothing can be said', () => {
    expect(changeText({ mark: '', change: { change: 'Unchanged' } })).toBe('');
    expect(changeText({ mark: '', change: { change: 'NotComparable', because: 'UnansweredThen' } })).toBe('');
  });
});
