// The screens of 引渡し, by what a person does to get there.

async function transfer(page, home, part, query = 'transfer=some') {
  await page.goto(`${home}?${query}`);
  await page.getByTestId('case-row').first().waitFor();
  await page.keyboard.press('Alt+h');
  await page.getByTestId('tab-peers').waitFor();
  await page.getByTestId(`tab-${part}`).click();
}

const usb = '/media/usb/引渡し-20261120-7KQX.nintei-bundle';

async function preview(page, home) {
  await transfer(page, home, 'take');
  await page.getByTestId('take-path').fill(usb);
  await page.getByTestId('look-bundle').click();
  await page.getByTestId('bundle-preview').waitFor();
}

async function choosing(page, home) {
  await transfer(page, home, 'give');
  await page.getByTestId('give-pick').nth(4).check();
  await page.getByTestId('give-pick').nth(5).check();
  await page.getByTestId('give-peer').selectOption({ index: 1 });
  await page.getByTestId('bundle-path').waitFor();
}

export const transferScenes = {
  'transfer-no-card': (page, home) => transfer(page, home, 'peers', 'transfer=new'),
  'transfer-no-peer': (page, home) => transfer(page, home, 'give', 'transfer=new'),
  'transfer-give': (page, home) => transfer(page, home, 'give'),
  'transfer-giving-all': choosing,
  'transfer-given': async (page, home) => {
    await choosing(page, home);
    await page.getByTestId('save-bundle').click();
    await page.getByTestId('given').waitFor();
  },
  'transfer-take': async (page, home) => {
    await transfer(page, home, 'take');
    await page.getByTestId('take-path').fill('/media/usb/写真.jpg');
    await page.getByTestId('look-bundle').click();
    await page.locator('.refusal').waitFor();
  },
  'transfer-preview-all': preview,
  'transfer-taken': async (page, home) => {
    await preview(page, home);
    await page.getByTestId('take-bundle').click();
    await page.getByTestId('taken').waitFor();
  },
  'transfer-conflicts-all': async (page, home) => {
    await transfer(page, home, 'conflicts');
    await page.getByTestId('conflict').first().waitFor();
  },
  'transfer-settled': async (page, home) => {
    await transfer(page, home, 'conflicts');
    await page.getByTestId('conflict').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByTestId('keep-ours').first().click();
    await page.getByTestId('settled').getByText('残しました').waitFor();
  },
  'transfer-lent': async (page, home) => {
    await transfer(page, home, 'lent');
    await page.getByTestId('end-lending').first().click();
    await page.getByTestId('end-why').waitFor();
  },
  'transfer-peers-all': async (page, home) => {
    await transfer(page, home, 'peers');
    await page.getByTestId('peer-card-path').fill('/media/usb/note3.nintei-card');
    await page.getByTestId('read-card').click();
    await page.getByTestId('card-seen').waitFor();
    await page.getByTestId('begin-confirm').click();
    await page.getByTestId('compare').waitFor();
  },
  'transfer-code-all': async (page, home) => {
    await transfer(page, home, 'peers');
    await page.locator('[aria-labelledby="own-card"] summary').click();
    await page.getByTestId('card-by-code').check();
    await page.getByTestId('card-code').fill('A7KM-2QXT-9RWD-4HNB\nA7KM-2QXT-9RWD');
    await page.getByTestId('read-card').click();
    await page.locator('.refusal').waitFor();
  },
  'transfer-marks': async (page, home) => {
    await page.goto(`${home}?transfer=some`);
    await page.getByTestId('lent-out').first().waitFor();
  },
  'transfer-case': async (page, home) => {
    await page.goto(`${home}?transfer=some`);
    await page.getByTestId('row-conflicts').click();
    await page.getByTestId('case-conflicts').waitFor();
  },
};
