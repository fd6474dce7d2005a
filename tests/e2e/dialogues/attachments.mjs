// 主治医意見書 attached to a case, looked at, checked and printed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { jpeg, pdf } from '../opinion-files.mjs';
import { answers } from '../person.mjs';
import { cancel, choose } from '../system-dialogue.mjs';
import { application } from './person.mjs';

const printed = 'IKENSHO KAKUU';

const shownFiles = (page, kind) => page.all(`[data-testid="file"][data-kind="${kind}"]`);

/** Whether what is shown of the file, a page or a picture, is neither blank nor black. */
function isDrawn() {
  const drawn = document.querySelector('[data-testid="file-pages"] canvas, [data-testid="file-pages"] img');
  if (!drawn || drawn.complete === false) return false;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [300, 400];
  const context = canvas.getContext('2d');
  context.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255 && data[at] < 128) dark += 1;
  return dark > 500 && dark < (canvas.width * canvas.height) / 2;
}

export function attachments(walk) {
  let page;
  let id;
  const file = (name) => join(walk.home, name);
  const attach = async (kind, name) => {
    await page.click(`attach-${kind}`);
    await choose(walk.display, file(name));
  };

  walk.step('a dialogue that is closed attaches nothing, and the window goes on', async () => {
    page = await walk.firstStart();
    id = await page.command('create_case', { application });
    await page.commands('answer', [...answers].map(([item, chosen]) => ({ id, item, numbers: [chosen].flat() })));
    await page.command('set_case_status', { id, status: 'surveyed' });
    writeFileSync(file('genpon.pdf'), pdf([printed], '架空の意見書'));
    writeFileSync(file('masked.jpg'), await jpeg('camera'));
    writeFileSync(file('broken.pdf'), pdf([printed], '架空の意見書').subarray(0, 300));
    writeFileSync(file('note.jpg'), 'これは写真ではない');
    await page.type('search', application.insured_number);
    await page.clickAt('[data-testid="case-row"] [data-open]');
    await page.click('to-review');
    await walk.openTab('review-files');
    await page.click('attach-original');
    await cancel(walk.display);
    await page.until('the button can be used again', async () => (await page.at('attach-original')).isEnabled());
    assert.equal((await page.all('[data-testid="file"], .refusal')).length, 0);
  });

  walk.step('the original, a PDF, is attached and its page is seen', async () => {
    await attach('original', 'genpon.pdf');
    await page.says('it is told what it is', '[data-testid="file"][data-kind="original"]', /PDF・1ページ/u);
    await page.until('its page is drawn', () => page.run(isDrawn));
    await page.says('its words are told', '[data-testid="file-pages"] figcaption', new RegExp(printed, 'u'));
    await page.says('a masked version is missing', '[data-testid="file-checks"]', /マスキング/u);
    await walk.photograph('original');
  });

  walk.step('what is broken or no such file is refused with what to do, and nothing is attached', async () => {
    await attach('masked', 'broken.pdf');
    assert.match(await page.refusal(), /壊れているか、途中で切れています.*作り直してください/u);
    await walk.photograph('broken');
    await attach('masked', 'note.jpg');
    await page.says('it is no picture', '.refusal', /PDF、PNG、JPEGのどれでもありません/u);
    assert.equal((await shownFiles(page, 'masked')).length, 0);
  });

  walk.step('the masked version, a photograph, is attached, looked at and checked', async () => {
    await attach('masked', 'masked.jpg');
    await page.says('it is told what it is', '[data-testid="file"][data-kind="masked"]', /JPEG・1ページ.*未確認/u);
    await page.until('the photograph is drawn', () => page.run(isDrawn));
    assert.equal((await page.all('.refusal')).length, 0);
    await walk.photograph('masked');
    await page.click('check-file');
    await page.find('[data-testid="file"][data-kind="masked"][data-checked="true"]');
  });

  walk.step('the secretariat’s papers hold the original, the members’ papers the masked version', async () => {
    const member = { name: '審査 健一', kana: 'しんさ けんいち', profession: '医療', occupation: '医師', affiliation: '', investigator: null };
    const { members } = await page.command('save_member', { id: null, member });
    const { panels } = await page.command('save_panel', { id: null, panel: { name: '第1合議体', members: [members[0].id], chair: members[0].id } });
    const held_on = new Intl.DateTimeFormat('sv-SE').format(new Date());
    const meeting = { number: 1, panel: panels[0].id, held_on, starts_at: null, place: '', capacity: 5, attending: [], remarks: '' };
    const key = await page.command('save_meeting', { id: null, meeting });
    await page.command('assign_cases', { placements: [{ case: id, meeting: key }] });
    const { texts } = await page.command('review', { id });
    for (const { key: text, original } of texts) await page.command('mask_text', { id, text, original, masks: [], checked: true });
    await page.click('review-back');
    await page.at('to-review');
    await page.pressWith(Key.ALT, '0');
    await page.clickAt('[data-testid="open-meeting"]');
    await page.click('tab-meeting-papers');
    for (const [audience, holds] of [['members', false], ['secretariat', true]]) {
      await page.click(`packet-audience-${audience}`);
      await page.until('a place is proposed', async () => (await page.value('packet-path')) !== '');
      await page.clickAt('[data-testid="packet-path"] + button');
      await choose(walk.display, file(`${audience}.pdf`));
      await page.until('the chosen place stands in its field', async () => (await page.value('packet-path')) === file(`${audience}.pdf`));
      await page.click('save-packet');
      assert.ok((await page.text('packet-saved')).includes(file(`${audience}.pdf`)));
      const words = execFileSync('pdftotext', ['-layout', file(`${audience}.pdf`), '-'], { encoding: 'utf8' });
      assert.equal(words.includes(printed), holds, `${audience}: the words of the original`);
      const pictures = execFileSync('pdfimages', ['-list', file(`${audience}.pdf`)], { encoding: 'utf8' });
      assert.equal(/\b620\s+877\b/u.test(pictures), !holds, `${audience}: the photograph`);
    }
    await walk.photograph('papers');
    await page.pressWith(Key.ALT, '0');
    await page.at('open-meeting');
    await page.pressWith(Key.ALT, '0');
    await page.at('new-case');
  });
}
