// How the test finds things on the page and waits for them: by what a person sees or by the marks agreed for tests.

import { By, Key, Select, until as condition } from 'selenium-webdriver';
import { Pointer } from 'selenium-webdriver/lib/input.js';

/** How long what is awaited may take, and how often it is looked for, in milliseconds. */
const [patience, pause] = [20_000, 25];

/** The page of a running program. */
export class Page {
  #session;

  constructor(session) {
    this.#session = session;
  }

  /** The element with a test mark, once it is there and visible. */
  async at(mark) {
    const found = await this.#wait(condition.elementLocated(By.css(`[data-testid="${mark}"]`)), `Nothing on the page is marked "${mark}"`);
    return this.#wait(condition.elementIsVisible(found), `"${mark}" does not become visible`);
  }

  #wait(look, complaint, times = 1) {
    return this.#session.wait(look, times * patience, complaint, pause);
  }

  /** Clicks what carries a test mark. */
  async click(mark) {
    const element = await this.at(mark);
    await this.#wait(condition.elementIsEnabled(element), `"${mark}" does not become usable`);
    await this.#clickOn(element);
  }

  /** Clicks what a selector finds. */
  async clickAt(selector) {
    await this.#clickOn(await this.find(selector));
  }

  async #clickOn(element) {
    await this.#toTheMiddle(element);
    await element.click();
  }

  /** The header stays at the top of the window, so an element is brought to the middle to lie free. */
  #toTheMiddle(element) {
    return this.run((one) => one.scrollIntoView({ block: 'center' }), element);
  }

  /** Types into a field in place of what it holds. */
  async type(mark, text) {
    const field = await this.at(mark);
    await this.#toTheMiddle(field);
    await field.clear();
    await field.sendKeys(text);
  }

  /** Chooses an option of a list by its text. */
  async choose(mark, text) {
    const list = await this.at(mark);
    await this.#toTheMiddle(list);
    await new Select(list).selectByVisibleText(text);
  }

  /** The visible text of what carries a test mark. */
  async text(mark) {
    return (await this.at(mark)).getText();
  }

  /** The words of what a selector finds now, each blank once; empty where it finds nothing. */
  words(selector) {
    return this.run(
      (wanted) => document.querySelector(wanted)?.textContent.replace(/\s+/gu, ' ').trim() ?? '',
      selector,
    );
  }

  /** Waits until the words of what a selector finds are as wanted. */
  says(what, selector, wanted) {
    return this.until(what, async () => wanted.test(await this.words(selector)));
  }

  /** Sends keys to whatever has the focus, as a keyboard does. */
  async press(...keys) {
    await this.#session.actions().sendKeys(...keys).perform();
  }

  /** Presses a key while another is held. */
  async pressWith(held, key) {
    await this.#session.actions().keyDown(held).sendKeys(key).keyUp(held).perform();
  }

  /** Touches what a selector finds, as a finger does. What lies outside the window cannot be touched. */
  async touch(selector) {
    const origin = await this.find(selector);
    const finger = new Pointer('finger', Pointer.Type.TOUCH);
    const actions = this.#session.actions();
    await actions.insert(finger, finger.move({ origin, duration: 0 }), finger.press(), finger.release()).perform();
  }

  /** Makes the page `width` × `height` CSS pixels large. */
  async resize(width, height) {
    await this.#session.manage().window().setRect({ width, height });
    await this.until(`the page is ${width}×${height}`, () =>
      this.run((wide, high) => innerWidth === wide && innerHeight === high, width, height),
    );
  }

  /** Waits until the focus is on what a selector finds, or within it. */
  focused(selector) {
    return this.until(`the focus is in ${selector}`, () =>
      this.run((wanted) => document.activeElement?.closest(wanted) != null, selector),
    );
  }

  /** Presses the Tab key until the focus is on what a selector finds, or within it. */
  async tabTo(selector) {
    const there = () => this.run((wanted) => document.activeElement?.closest(wanted) != null, selector);
    for (let presses = 0; !(await there()); presses += 1) {
      if (presses === 250) throw new Error(`The Tab key never reaches ${selector}`);
      await this.press(Key.TAB);
    }
  }

  /** Puts a text where the focus is, all at once, as pasting does. */
  paste(text) {
    return this.run((whole) => document.execCommand('insertText', false, whole), text);
  }

  /** What a field holds. */
  async value(mark) {
    return (await this.at(mark)).getAttribute('value');
  }

  /** All elements that a selector finds now. */
  all(selector) {
    return this.#session.findElements(By.css(selector));
  }

  /** Waits until a selector finds something, and answers with the first. */
  find(selector) {
    return this.#wait(condition.elementLocated(By.css(selector)), `Nothing on the page is ${selector}`);
  }

  /** Waits until `look` is true; `times` as long where the program has much to do. */
  until(what, look, times = 1) {
    return this.#wait(look, `Waited in vain: ${what}`, times);
  }

  /** Waits for the sentence of a refusal and answers with it. */
  async refusal() {
    return (await this.#wait(condition.elementLocated(By.css('.refusal')), 'Nothing was refused')).getText();
  }

  /** Drags what one selector finds onto what another finds, with the mouse. */
  async drag(from, to) {
    const [one, other] = [await this.find(from), await this.find(to)];
    await this.#toTheMiddle(one);
    const actions = this.#session.actions();
    await actions.move({ origin: one }).press().move({ origin: other, duration: 200 }).release().perform();
  }

  /** Asks the program what its own page asks it: for cases by the dozen, and for what the window does not tell. */
  async command(name, values = {}) {
    const [told] = await this.commands(name, [values]);
    return told;
  }

  /** Asks the same with each of `all` values, one after the other, without a way from the test for each. */
  async commands(name, all) {
    const { told, refused } = await this.#session.executeAsyncScript(
      async (command, given, done) => {
        const answers = [];
        try {
          for (const values of given) answers.push(await window.__TAURI_INTERNALS__.invoke(command, values));
          done({ told: answers });
        } catch (refusal) {
          done({ refused: refusal });
        }
      },
      name,
      all,
    );
    if (refused) throw new Error(`${name} was refused: ${JSON.stringify(refused)}`);
    return told;
  }

  /** Runs a function in the page. */
  run(work, ...values) {
    return this.#session.executeScript(work, ...values);
  }

  /** The window as it looks, PNG in base64. */
  async picture() {
    // What was last changed is on the screen once two frames have passed.
    await this.#session.executeAsyncScript((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return this.#session.takeScreenshot();
  }
}
