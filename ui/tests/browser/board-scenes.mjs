// The screens of the board, by what a person does to get there.

const ask = '?board&cases=12';

/** The board's screen, on one of its parts. */
async function board(page, home, part = 'meetings', more = '') {
  await page.goto(`${home}${ask}${more}`);
  await page.getByTestId('case-row').first().waitFor();
  await page.keyboard.press('Alt+s');
  await page.getByTestId('meeting-row').first().waitFor();
  if (part !== 'meetings') await page.getByTestId(`tab-${part}`).click();
}

/** The meeting in row `row` of the list, on one of its parts. */
async function meeting(page, home, part = 'agenda', { row = 1, more = '' } = {}) {
  await board(page, home, 'meetings', more);
  await page.getByTestId('open-meeting').nth(row).click();
  await page.getByTestId('meeting-title').waitFor();
  if (part !== 'agenda') await page.getByTestId(`tab-meeting-${part}`).click();
}

/** The review of the case in row `row` of a meeting's agenda, on one of its tabs. */
async function review(page, home, tab, { row = 0, of = 1 } = {}) {
  await meeting(page, home, 'agenda', { row: of });
  await page.getByTestId('agenda-open').nth(row).click();
  await page.getByTestId('review-back').waitFor();
  await page.getByTestId(`tab-review-${tab}`).click();
  await page.locator(`#panel-review-${tab}`).waitFor();
}

const meetings = {
  board: (page, home) => board(page, home),
  'board-new': async (page, home) => {
    await board(page, home);
    await page.getByTestId('add-meeting').click();
    await page.getByTestId('new-meeting-form').waitFor();
  },
  'board-waiting-all': async (page, home) => {
    await board(page, home);
    await page.getByTestId('waits-assign').click();
    await page.getByTestId('waiting-row').first().waitFor();
  },
  'board-proposal-all': async (page, home) => {
    await meetings['board-waiting-all'](page, home);
    await page.getByTestId('propose').click();
    await page.getByTestId('proposal-row').first().waitFor();
  },
  'board-agenda': async (page, home) => {
    await meeting(page, home);
    await page.getByTestId('agenda-row').first().waitFor();
  },
  'board-order': async (page, home) => {
    await meeting(page, home);
    await page.getByTestId('order-open').click();
    await page.getByTestId('order-form').waitFor();
  },
  'board-simplified': async (page, home) => {
    await meeting(page, home, 'simplified');
    await page.getByTestId('to-full').first().click();
    await page.getByTestId('full-because').waitFor();
  },
  'board-confirm': async (page, home) => {
    await meeting(page, home, 'simplified');
    await page.getByTestId('confirm-simplified').click();
    await page.getByTestId('confirm-really').waitFor();
  },
  'board-assign': async (page, home) => {
    await meeting(page, home, 'assign');
    await page.getByTestId('waiting-row').first().waitFor();
  },
  'board-day': async (page, home) => {
    await meeting(page, home, 'day');
    await page.getByTestId('meeting-form').waitFor();
  },
};

const papers = {
  'board-papers-all': async (page, home) => {
    await meeting(page, home, 'papers');
    await page.getByTestId('packet-open').waitFor();
  },
  'board-papers-refused': async (page, home) => {
    await meeting(page, home, 'papers');
    await page.getByTestId('save-packet').click();
    await page.getByRole('alert').getByText('印刷できません').waitFor();
  },
  'board-papers-saved-all': async (page, home) => {
    await meeting(page, home, 'papers');
    await page.getByTestId('packet-audience-secretariat').check();
    await page.getByTestId('save-packet').click();
    await page.getByTestId('packet-saved').waitFor();
    await page.getByTestId('record-format-csv').check();
    await page.getByTestId('save-record').click();
    await page.getByTestId('record-saved').waitFor();
  },
  'board-papers-warned-all': async (page, home) => {
    await meeting(page, home, 'papers', { more: '&packet=warned' });
    await page.getByTestId('packet-audience-secretariat').check();
    await page.getByTestId('save-packet').click();
    await page.getByTestId('packet-warnings').waitFor();
  },
  'board-papers-running': async (page, home) => {
    await meeting(page, home, 'papers', { more: '&packet=running' });
    await page.getByTestId('packet-audience-secretariat').check();
    await page.getByTestId('save-packet').click();
    await page.getByTestId('work').scrollIntoViewIfNeeded();
  },
  'board-papers-empty': async (page, home) => {
    await meeting(page, home, 'papers', { row: 0 });
    await page.getByTestId('packet-empty').waitFor();
  },
};

const parts = {
  'board-deadlines': async (page, home) => {
    await board(page, home, 'deadlines');
    await page.getByTestId('deadline').first().waitFor();
  },
  'board-statistics-all': async (page, home) => {
    await board(page, home, 'statistics');
    await page.getByTestId('changes').waitFor();
    await page.getByTestId('national').locator('summary').click();
  },
  'board-services-all': async (page, home) => {
    await board(page, home, 'services');
    await page.getByTestId('opened').first().waitFor();
  },
  'board-register-all': async (page, home) => {
    await board(page, home, 'register');
    await page.getByTestId('member').first().waitFor();
    await page.getByTestId('add-limit').click();
  },
  'board-member': async (page, home) => {
    await board(page, home, 'register');
    await page.getByTestId('edit-member').first().click();
    await page.getByTestId('member-form').waitFor();
  },
  'board-panel': async (page, home) => {
    await board(page, home, 'register');
    await page.getByTestId('edit-panel').first().click();
    await page.getByTestId('panel-form').waitFor();
  },
};

const reviews = {
  'review-matter-all': async (page, home) => {
    await review(page, home, 'matter', { row: 2 });
    await page.getByTestId('periods').waitFor();
  },
  'review-masking': async (page, home) => {
    await review(page, home, 'masking', { row: 1 });
    await page.locator('[data-text][aria-current]').focus();
    await page.keyboard.press('ArrowRight');
  },
  'review-masking-done': async (page, home) => {
    await review(page, home, 'masking', { row: 1 });
    await page.locator('[data-text][aria-current]').focus();
    for (let text = 0; text < 2; text += 1) await page.keyboard.press('Enter');
    await page.getByTestId('masking-done').waitFor();
  },
  'review-files': async (page, home) => {
    await review(page, home, 'files');
    await page.getByTestId('attach-original').click();
    await page.getByTestId('attach-masked').click();
    await page.getByTestId('file').nth(1).getByTestId('show-file').click();
    await page.getByTestId('file-pages').waitFor();
  },
  'review-decision': async (page, home) => {
    await review(page, home, 'decision', { row: 2 });
    await page.getByTestId('level-要介護1').click();
    await page.getByTestId('decision-months').waitFor();
  },
  'review-decision-refused': async (page, home) => {
    await review(page, home, 'decision', { row: 2 });
    await page.getByTestId('level-要介護5').click();
    await page.getByTestId('decide').click();
    await page.getByRole('alert').getByText('変更の理由').waitFor();
  },
  'review-decided': async (page, home) => {
    await review(page, home, 'decision', { of: 2 });
    await page.getByTestId('decision').waitFor();
    await page.getByTestId('withdraw-decision').click();
  },
};

/** What is done before each look, by name. */
export const boardScenes = { ...meetings, ...papers, ...parts, ...reviews };
