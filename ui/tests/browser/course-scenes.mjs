// 簡素化と有効期間, 業務分析データ and the 記録シート of the course, by what a person does to get there.

/** The course's screen on `part`. */
async function course(page, home, part) {
  await page.goto(home);
  await page.getByTestId('case-row').first().waitFor();
  await page.keyboard.press('Alt+t');
  await page.getByTestId(`tab-${part}`).click();
}

async function review(page, home) {
  await course(page, home, 'review');
  await page.getByTestId('review-number').fill('77');
  await page.getByTestId('open-review').click();
  await page.getByTestId('line-condition/1').waitFor();
}

async function analysis(page, home) {
  await course(page, home, 'analysis');
  await page.getByTestId('analysis-number').fill('5');
  await page.getByTestId('open-analysis').click();
  await page.getByTestId('line-first-12').waitFor();
}

const cells = [
  ['survey-issue', '特記事項に頻度が書かれず、審査会で手間を読み取れない。'],
  ['survey-causes_and_efforts', '調査員ごとに書き方が違う。令和6年度から、書き方の例を配り、月に1度、特記事項を持ち寄って読み合わせている。'],
  ['survey-results_and_remaining', '「ときどき」「頻繁に」などの語は半分に減った。委託先の調査員にはまだ行き渡っていない。'],
  ['survey-further_efforts', '委託先も参加できるよう、読み合わせを昼と夕方の2回に分ける。'],
  ['survey-memo', '資料は事務局の棚'],
  ['review_procedure-issue', '一次判定からの変更の理由が記録に残らないことがある。'],
];

async function recordSheet(page, home) {
  await course(page, home, 'record-sheet');
  await page.getByTestId('new-record-sheet').click();
  await page.getByTestId('record-insurer').fill('架空市');
  await page.getByTestId('record-written_on').fill('2026-11-21');
  for (const [cell, text] of cells) await page.getByTestId(`record-${cell}`).fill(text);
  await page.keyboard.press('Tab');
  await page.locator('[data-field="review_procedure-issue"][data-state="saved"]').waitFor();
}

export const courseScenes = {
  'course-review-begun': (page, home) => course(page, home, 'review'),
  'course-review': review,
  'course-review-marked-all': async (page, home) => {
    await review(page, home);
    await page.getByTestId('choice-condition/1-0').check();
    await page.getByTestId('choice-condition/4-0').check();
    await page.getByTestId('day-start').fill('2026-12-01');
    await page.getByTestId('months-default').fill('一年');
    await page.getByTestId('months-shortest').fill('6');
    await page.keyboard.press('Tab');
    await page.getByTestId('mark').click();
    await page.getByTestId('to-first-wrong').waitFor();
  },
  'course-analysis': analysis,
  'course-analysis-marked': async (page, home) => {
    await analysis(page, home);
    await page.getByTestId('number-first-12').fill('16.2');
    await page.getByTestId('number-first-12-national').fill('なし');
    await page.getByTestId('choice-direction-1').check();
    await page.getByTestId('where-first-12').click();
    await page.getByTestId('show-periods-title').click();
    await page.getByTestId('mark').click();
    await page.getByTestId('to-first-wrong').waitFor();
  },
  'course-analysis-office': async (page, home) => {
    await course(page, home, 'analysis');
    await page.getByTestId('analysis-source-office').check();
  },
  'course-record-sheet-all': recordSheet,
  'course-record-sheet-list': async (page, home) => {
    await recordSheet(page, home);
    await page.getByTestId('record-sheet-back').click();
    await page.getByTestId('record-sheet-row').waitFor();
  },
  'course-record-sheet-refused': async (page, home) => {
    await recordSheet(page, home);
    await page.getByTestId('record-survey-memo').fill('長い文。'.repeat(510));
    await page.getByTestId('record-sheet-back').click();
    await page.getByTestId('record-sheet-unsaved').waitFor();
  },
  'course-record-sheet-remove': async (page, home) => {
    await recordSheet(page, home);
    await page.getByTestId('remove-record-sheet').click();
  },
  'course-record-sheet-print': async (page, home) => {
    await recordSheet(page, home);
    await page.getByTestId('print-record-sheet').click();
    await page.getByTestId('sheet-page-1').waitFor();
    await page.getByTestId('save-record-sheet').click();
    await page.getByTestId('record-sheet-saved').waitFor();
  },
};
