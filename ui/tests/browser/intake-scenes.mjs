// The import of applications, by what a person does to get there.

async function intake(page, home, query = '?intake') {
  await page.goto(`${home}${query}`);
  await page.getByTestId('case-row').first().waitFor();
  await page.keyboard.press('Alt+i');
  await page.getByTestId('intake-path').waitFor();
}

async function columns(page, home, query) {
  await intake(page, home, query);
  await page.getByTestId('intake-path').fill('/home/user/申請一覧_202611.csv');
  await page.keyboard.press('Enter');
  await page.getByTestId('to-check').waitFor();
}

async function check(page, home) {
  await columns(page, home);
  await page.getByTestId('fixed-insurer').fill('999999');
  await page.getByTestId('to-check').click();
  await page.getByTestId('near-detail').waitFor();
}

export const intakeScenes = {
  intake,
  'intake-columns': columns,
  'intake-columns-all': (page, home) => columns(page, home, '?intake=kept'),
  'intake-check': check,
  'intake-near': async (page, home) => {
    await check(page, home);
    await page.keyboard.press('Tab');
    await page.locator('#near-list').focus();
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-testid="near-detail"][data-row="17"]').waitFor();
  },
  'intake-rows': async (page, home) => {
    await check(page, home);
    await page.getByTestId('tab-rows').click();
    await page.getByTestId('intake-row').first().waitFor();
  },
  'intake-refused': async (page, home) => {
    await check(page, home);
    await page.getByTestId('tab-refused').click();
    await page.getByTestId('refused-row').first().waitFor();
  },
  'intake-done': async (page, home) => {
    await check(page, home);
    await page.locator('#near-list').focus();
    await page.keyboard.press('1');
    await page.getByTestId('take-intake').click();
    await page.getByTestId('intake-report').waitFor();
  },
  'intake-linked': async (page, home) => {
    await intake(page, home);
    await page.keyboard.press('Alt+2');
    await page.getByTestId('unlink').first().click();
    await page.getByTestId('unlink-now').waitFor();
  },
};
