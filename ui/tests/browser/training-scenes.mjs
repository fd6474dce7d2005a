// The screens of the course, by what a person does to get there.

/** The course's screen with an exercise of the preset at `index` open. */
async function training(page, home, index = 2) {
  await page.goto(home);
  await page.getByTestId('case-row').first().waitFor();
  await page.keyboard.press('Alt+t');
  await page.getByTestId('preset').selectOption({ index });
  await page.getByTestId('task-number').fill('7');
  await page.getByTestId('open-task').click();
  await page.getByTestId('line-sum/1').waitFor();
}

/** The course's screen with a class, on `tab`. */
async function withClass(page, home, tab) {
  await page.goto(`${home}?class`);
  await page.getByTestId('case-row').first().waitFor();
  await page.keyboard.press('Alt+t');
  await page.getByTestId(`tab-${tab}`).click();
}

export const trainingScenes = {
  training: async (page, home) => {
    await page.goto(home);
    await page.getByTestId('case-row').first().waitFor();
    await page.keyboard.press('Alt+t');
    await page.getByTestId('task-details').click();
    await page.getByTestId('detail-meal').waitFor();
  },
  'training-points': async (page, home) => {
    await training(page, home);
    await page.getByTestId('number-points/1-3').fill('4.2');
    await page.getByTestId('number-points/1-4').fill('なし');
    await page.keyboard.press('Enter');
    await page.getByTestId('hint-points/1-5').click();
    await page.getByTestId('mark').click();
    await page.getByTestId('to-first-wrong').click();
  },
  'training-tree': async (page, home) => {
    await training(page, home);
    const tree = page.locator('#part-tree-meal');
    await tree.getByTestId('figure-meal').click();
    for (let question = 0; question < 2; question += 1) {
      const open = tree.locator('[data-kind="question"]').nth(question);
      await open.locator('input[type="radio"]').first().focus();
      await page.keyboard.press('1');
      await open.locator('.chosen').waitFor();
    }
  },
  'training-level': async (page, home) => {
    await training(page, home, 4);
    await page.locator('#part-level').scrollIntoViewIfNeeded();
    await page.locator('#part-level summary').last().click();
    await page.getByTestId('choice-level-3').check();
    await page.getByTestId('mark').click();
  },
  'training-notes': async (page, home) => {
    await page.goto(home);
    await page.getByTestId('case-row').first().waitFor();
    await page.keyboard.press('Alt+t');
    await page.getByTestId('tab-notes').click();
    await page.getByTestId('own-note').fill('食堂まではときどき子が手を引く。');
    await page.getByTestId('vague-word').waitFor();
    await page.getByTestId('compare-note').click();
  },
  'training-learner': async (page, home) => {
    await withClass(page, home, 'calculation');
    await page.getByTestId('learner').selectOption('1');
    await page.getByTestId('task-number').fill('7');
    await page.getByTestId('open-task').click();
    await page.getByTestId('number-points/1-3').fill('4.2');
    await page.getByTestId('tab-learners').click();
    await page.getByTestId('tab-calculation').click();
  },
  'training-learners': async (page, home) => {
    await withClass(page, home, 'learners');
    await page.getByTestId('show-learner').first().click();
    await page.getByTestId('task-row').first().waitFor();
  },
  'training-learners-all': async (page, home) => {
    await withClass(page, home, 'learners');
    await page.getByTestId('show-learner').first().click();
    await page.getByTestId('remove-learner').nth(1).click();
    await page.getByTestId('class-row').first().waitFor();
  },
  'training-no-learners': async (page, home) => {
    await page.goto(home);
    await page.getByTestId('case-row').first().waitFor();
    await page.keyboard.press('Alt+t');
    await page.getByTestId('tab-learners').click();
    await page.getByTestId('learner-name').waitFor();
  },
  'training-material': async (page, home) => {
    await withClass(page, home, 'material');
    await page.getByTestId('print-number').fill('120345');
    await page.getByTestId('print-count').fill('30');
    await page.getByTestId('sheet-page-1').waitFor();
  },
  'training-material-review': async (page, home) => {
    await withClass(page, home, 'material');
    await page.getByTestId('worksheet-kind-review').check();
    await page.getByTestId('print-count').fill('30');
    await page.getByTestId('sheet-page-1').waitFor();
  },
  'training-material-all': async (page, home) => {
    await withClass(page, home, 'material');
    await page.getByTestId('worksheet-part-key').check();
    await page.getByTestId('rename-exercise').first().click();
    await page.getByTestId('remove-exercise').first().click();
    await page.getByTestId('sheet-page-1').waitFor();
  },
  'training-from-case': async (page, home) => {
    await page.goto(home);
    await page.getByTestId('case-row').nth(1).click();
    await page.getByTestId('tab-sheet').click();
    await page.getByTestId('sheet-page-1').waitFor();
    await page.getByTestId('to-exercise').click();
    await page.getByTestId('keep-exercise').click();
    await page.getByRole('alert').getByText('空欄').waitFor();
    await page.getByTestId('exercise-name').scrollIntoViewIfNeeded();
  },
};
