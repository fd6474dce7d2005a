import { SvelteMap } from 'svelte/reactivity';

import { maskText } from '../../../../board-commands';
import { refusalOf } from '../../../../refusal';
import type { Mask, MaskedTextView, Refusal, TextKey } from '../../../../types';
import { Serial } from '../../../case/serial';
import type { OpenReview } from '../open-review.svelte';
import {
  maskedWords,
  masksOfWord,
  openProposals,
  overlaps,
  startingMasks,
  withMasks,
  withoutMasks,
  type OpenProposal,
  type Span,
} from './masks';
import { nextMark, nextWord, resized } from './words';

/** What was masked in a text before and after its last changes. */
interface Steps {
  past: readonly Mask[][];
  future: readonly Mask[][];
}

const noSteps: Steps = { past: [], future: [] };

/** Masking the texts of one case, one after the other; kept while the tabs of its review are changed. */
export class MaskingWork {
  /** The text at hand; null before the work begins and once none is open. */
  current = $state<TextKey | null>(null);
  /** What is chosen in it. */
  chosen = $state.raw<Span | null>(null);
  /** What was done, or why a key did nothing. */
  notice = $state('');
  refusal = $state.raw<Refusal | null>(null);
  readonly #open: OpenReview;
  readonly #steps = new SvelteMap<TextKey, Steps>();
  /** The text confirmed last, which undo opens again. */
  #confirmed = $state<TextKey | null>(null);
  /** Keys come faster than answers: each is done after the one before it. */
  readonly #serial = new Serial();
  readonly words = $derived.by(() => maskedWords(this.texts));

  constructor(open: OpenReview) {
    this.#open = open;
  }

  /** Turns to `text` where it is asked for, else to the text at hand or the first open one. */
  begin(text: TextKey | null): void {
    const asked = this.texts.find(({ key }) => key === text);
    if (asked) this.go(asked.key);
    else if (!this.text?.open) this.go(this.texts.find(({ open }) => open)?.key ?? null);
  }

  get texts(): readonly MaskedTextView[] {
    return this.#open.view.texts;
  }

  get text(): MaskedTextView | undefined {
    return this.texts.find(({ key }) => key === this.current);
  }

  get openCount(): number {
    return this.texts.filter(({ open }) => open).length;
  }

  masks(text: MaskedTextView): Mask[] {
    return startingMasks(text, this.words);
  }

  proposals(text: MaskedTextView): OpenProposal[] {
    return openProposals(text, this.masks(text), this.words);
  }

  /** Words masked elsewhere in the case that stand readable in a confirmed text: it was confirmed before they were masked. */
  left(text: MaskedTextView): OpenProposal[] {
    return text.open ? [] : this.proposals(text).filter(({ reason }) => reason === 'masked_elsewhere');
  }

  /** What stands against a text, as the members' packet would be refused. */
  check(key: TextKey): string | undefined {
    return this.#open.view.open_checks.find(({ text, kind }) => text === key && kind !== 'not_checked')?.sentence;
  }

  get canUndo(): boolean {
    return this.#confirmed !== null || (this.current !== null && this.#stepsOf(this.current).past.length > 0);
  }

  get canRedo(): boolean {
    return this.current !== null && this.#stepsOf(this.current).future.length > 0;
  }

  go(key: TextKey | null): void {
    this.current = key;
    this.chosen = null;
    this.notice = '';
    this.refusal = null;
  }

  /** The text before or after the one at hand. */
  step(by: 1 | -1): void {
    const at = this.texts.findIndex(({ key }) => key === this.current);
    const to = at === -1 ? (by === 1 ? this.texts[0] : this.texts.at(-1)) : this.texts[at + by];
    if (to) this.go(to.key);
  }

  /** Chooses the next word or mark, or moves an edge of what is chosen. */
  choose(what: 'word' | 'mark' | 'widen' | 'narrow', by: 1 | -1): void {
    const { text, chosen } = this;
    if (!text) return;
    const marks = [...this.masks(text), ...this.proposals(text).map(({ mask }) => mask)];
    if (what === 'mark') this.chosen = nextMark(marks, chosen, by);
    else if (what === 'word') this.chosen = nextWord(text.original, marks, chosen, by);
    else this.chosen = chosen && resized(text.original, chosen, by, what === 'widen');
  }

  /** Masks what is chosen, and the same word wherever else it stands in the text. */
  put(word: string): Promise<void> {
    return this.#then((text) => this.#put(text, word));
  }

  /** Takes one proposal. */
  take(proposal: OpenProposal): Promise<void> {
    return this.#then((text) => this.#change(text, withMasks(this.masks(text), [proposal.mask])));
  }

  takeAll(): Promise<void> {
    return this.#then(async (text) => {
      const proposals = this.proposals(text);
      if (proposals.length === 0) return this.#say('採用していない候補はありません。');
      await this.#change(text, withMasks(this.masks(text), proposals.map(({ mask }) => mask)));
    });
  }

  /** Masks in the confirmed texts what is masked elsewhere; they stay confirmed. */
  maskLeft(): Promise<void> {
    return this.#run(async () => {
      for (const { key } of this.texts.filter((text) => this.left(text).length > 0)) {
        const text = this.texts.find((one) => one.key === key);
        if (text) await this.#change(text, withMasks(this.masks(text), this.left(text).map(({ mask }) => mask)), true);
      }
    });
  }

  /** Shows the texts as they stand now, after a refusal. */
  reload(): Promise<void> {
    return this.#run(() => this.#open.reload());
  }

  /** Gives a mask another word. */
  reword(mask: Mask, instead: string): Promise<void> {
    return this.#then((text) => this.#change(text, withMasks(this.masks(text), [{ ...mask, instead }])));
  }

  /** Takes away the masks in `span`: in what is chosen where none is named. */
  unmask(span: Span | null = this.chosen): Promise<void> {
    return this.#then(async (text) => {
      const masks = this.masks(text);
      const left = span ? withoutMasks(masks, span) : masks;
      if (left.length === masks.length) return this.#say('外すマスクを選んでください（クリック、またはCtrl+←→キー）。');
      await this.#change(text, left);
      this.chosen = null;
    });
  }

  /** Confirms the text as it stands and goes to the next open one; a choice that is not masked yet is masked first. */
  confirm(word: string): Promise<void> {
    return this.#then(async (text) => {
      const { chosen } = this;
      if (chosen && !this.masks(text).some((mask) => overlaps(mask, chosen))) return this.#put(text, word);
      if (text.open || !text.kept?.checked) await this.#save(text, this.masks(text), true);
      if (this.text?.open) return this.#say('');
      this.#confirmed = text.key;
      this.#goOn();
    });
  }

  /** Opens a confirmed text again. */
  reopen(): Promise<void> {
    return this.#then((text) => this.#save(text, this.masks(text), false));
  }

  undo(): Promise<void> {
    return this.#then(async (text) => {
      const { past, future } = this.#stepsOf(text.key);
      const before = past.at(-1);
      if (before) {
        const present = this.masks(text);
        await this.#save(text, before, false);
        this.#steps.set(text.key, { past: past.slice(0, -1), future: [...future, present] });
        this.chosen = null;
        return this.#say('元に戻しました。');
      }
      await this.#reopenLast();
    }, () => this.#reopenLast());
  }

  redo(): Promise<void> {
    return this.#then(async (text) => {
      const { past, future } = this.#stepsOf(text.key);
      const after = future.at(-1);
      if (!after) return this.#say('やり直す操作はありません。');
      const present = this.masks(text);
      await this.#save(text, after, false);
      this.#steps.set(text.key, { past: [...past, present], future: future.slice(0, -1) });
      this.chosen = null;
    });
  }

  async #put(text: MaskedTextView, word: string): Promise<void> {
    const { chosen } = this;
    if (!chosen) return this.#say('隠す語を選んでください（ドラッグ、または←→キー）。');
    const masks = this.masks(text);
    // A mask chosen as it stands is given another word, and nothing else is.
    const same = masks.some(({ start, end }) => start === chosen.start && end === chosen.end);
    const added = same ? [{ ...chosen, instead: word }] : masksOfWord(text.original, chosen, masks, word);
    await this.#change(text, withMasks(masks, added));
    this.chosen = null;
    this.#say(added.length > 1 ? `同じ語${added.length}か所をマスクしました。` : '');
  }

  async #reopenLast(): Promise<void> {
    const text = this.texts.find(({ key }) => key === this.#confirmed);
    if (!text) return this.#say('元に戻す操作はありません。');
    await this.#save(text, this.masks(text), false);
    this.#confirmed = null;
    this.go(text.key);
    this.#say('直前の確認を取り消しました。');
  }

  /** The open text that comes next, round the corner; none where all are confirmed. */
  #goOn(): void {
    const at = this.texts.findIndex(({ key }) => key === this.current);
    const following = [...this.texts.slice(at + 1), ...this.texts.slice(0, Math.max(0, at))];
    this.go(following.find(({ open }) => open)?.key ?? null);
  }

  #stepsOf(key: TextKey): Steps {
    return this.#steps.get(key) ?? noSteps;
  }

  async #change(text: MaskedTextView, masks: Mask[], checked = false): Promise<void> {
    const present = this.masks(text);
    await this.#save(text, masks, checked);
    this.#steps.set(text.key, { past: [...this.#stepsOf(text.key).past, present], future: [] });
  }

  #save(text: MaskedTextView, masks: Mask[], checked: boolean): Promise<void> {
    return this.#open.put(maskText(this.#open.id, text.key, text.original, masks, checked));
  }

  #say(notice: string): void {
    this.notice = notice;
  }

  /** Does `work` on the text at hand; `otherwise` where none is at hand. */
  #then(work: (text: MaskedTextView) => Promise<void> | void, otherwise?: () => Promise<void>): Promise<void> {
    return this.#run(() => (this.text ? work(this.text) : otherwise?.()));
  }

  /** Does `work` once everything before it is done. */
  #run(work: () => Promise<void> | void | undefined): Promise<void> {
    return this.#serial.run(async () => {
      this.notice = '';
      this.refusal = null;
      try {
        await work();
      } catch (cause) {
        this.refusal = refusalOf(cause);
      }
    });
  }
}
