import { afterEach, describe, expect, it } from 'vitest';

import { RowDrag } from '../../../../src/screens/board/meetings/row-drag.svelte';

const drops: [number, number][] = [];
const rows = [0, 1, 2, 3].map((at) => {
  const row = document.createElement('div');
  row.getBoundingClientRect = () => ({ top: 100 + at * 40, bottom: 140 + at * 40 }) as DOMRect;
  return row;
});
const drag = new RowDrag(() => rows, (from, to) => drops.push([from, to]));
/** jsdom has no PointerEvent of its own. */
const pointer = (type: string, clientY: number, pointerId = 7, button = 0) =>
  Object.assign(new MouseEvent(type, { clientY, button, cancelable: true }), { pointerId }) as PointerEvent;

afterEach(() => {
  drag.stop();
  drops.length = 0;
});

describe('a dragged row', () => {
  it('is dropped where the pointer is', () => {
    drag.start(pointer('pointerdown', 120), 0);
    window.dispatchEvent(pointer('pointermove', 210));
    expect([drag.from, drag.to]).toEqual([0, 2]);
    window.dispatchEvent(pointer('pointerup', 210));
    expect(drops).toEqual([[0, 2]]);
    expect(drag.from).toBeNull();
  });

  it('stays where it was after Escape', () => {
    drag.start(pointer('pointerdown', 120), 0);
    window.dispatchEvent(pointer('pointermove', 210));
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    window.dispatchEvent(pointer('pointerup', 210));
    expect(drops).toEqual([]);
  });

  it('follows only the finger that holds it, and only the main button', () => {
    drag.start(pointer('pointerdown', 120, 7, 2), 0);
    expect(drag.from).toBeNull();
    drag.start(pointer('pointerdown', 120), 0);
    window.dispatchEvent(pointer('pointermove', 210, 8));
    window.dispatchEvent(pointer('pointerup', 210, 8));
    expect([drag.from, drag.to]).toEqual([0, 0]);
  });
});
