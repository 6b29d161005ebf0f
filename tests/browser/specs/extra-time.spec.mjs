import { expect, test } from '../support/assay.mjs';

/** Half an hour in three sections; what each share of it comes to, and in words. */
const SECTIONS = [270, 915, 615];
const GRANTS = [
  [100, '30 minutes', '30:00', ['4:30', '15:15', '10:15'], '15 minutes left', 'about 4½ minutes'],
  [125, '37 minutes and 30 seconds', '37:30', ['5:38', '19:04', '12:48'], '18 minutes and 45 seconds left', 'about 5½ minutes'],
  [150, '45 minutes', '45:00', ['6:45', '22:53', '15:22'], '22 minutes and 30 seconds left', 'about 7 minutes'],
  [200, '60 minutes', '60:00', ['9:00', '30:30', '20:30'], '30 minutes left', 'about 9 minutes'],
];

const seconds = (face) => face.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

async function open(assay, percent, enforce) {
  assay.pack.duration_seconds = 1_800;
  assay.pack.enforce_section_limits = enforce;
  for (const [at, section] of assay.pack.sections.entries()) {
    section.duration_seconds = SECTIONS[at];
  }
  assay.config.accommodations = [125, 150, 200].map((share) => ({ code: `T${share}`, time_percent: share }));
  await assay.open(percent === 100 ? '' : `?accommodation=T${percent}`);
}

for (const [percent, spoken, face, paces, half, pace] of GRANTS) {
  test(`With ${percent} % of the time, every place tells the time that is granted`, async ({ assay }) => {
    const { page } = assay;
    await open(assay, percent, false);
    const fact = percent === 100 ? `${spoken}, in one sitting.` : `Your time: ${spoken} (the usual time is 30`;
    await expect(page.getByText(fact)).toBeVisible();
    const table = page.getByRole('region', { name: 'The sections' }).getByRole('table');
    for (const [at, { title }] of assay.pack.sections.entries()) {
      await expect(table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title }) })).toContainText(paces[at]);
    }
    await expect(table.getByRole('row', { name: /^Total/ })).toContainText(face);
    await assay.agree();
    await expect(page.getByText(`You will then have ${spoken}, and`)).toBeVisible();
    await assay.button('Start the test').click();
    await expect(assay.question(/Question 1 of/)).toBeVisible();
    await expect(page.getByText(`Section 1 of 3, ${pace}`)).toBeVisible();
    expect(seconds(face) - (await assay.left())).toBeLessThanOrEqual(3);
    await assay.time.jump((await assay.left()) - seconds(face) / 2 + 1);
    await expect(page.getByRole('status').filter({ hasText: half })).toBeVisible();
    await assay.time.jump(seconds(face) / 2);
    await assay.done('Time is up. Your test is complete.');
    await expect(page.getByRole('region', { name: 'Your receipt' })).toContainText(`${face} of ${face}`);
    const { timing } = await assay.bundle();
    expect(timing).toMatchObject({ granted_ms: seconds(face) * 1_000, elapsed_ms: seconds(face) * 1_000 });
  });

  test(`With ${percent} % of the time, sections whose limits bind end at those that are granted`, async ({ assay }) => {
    await open(assay, percent, true);
    await expect(assay.page.getByRole('row', { name: /^Total/ })).toContainText(face);
    await assay.begin();
    for (const [at, limit] of paces.entries()) {
      await expect(assay.page.getByText(`Section ${at + 1} of 3`)).toBeVisible();
      const left = await assay.left();
      expect(left).toBeLessThanOrEqual(seconds(limit));
      expect(seconds(limit) - left).toBeLessThanOrEqual(3);
      await assay.time.jump(left);
    }
    await assay.done('Time is up. Your test is complete.');
    const { sections } = await assay.bundle();
    expect(sections.map(({ limit_ms }) => limit_ms)).toEqual(paces.map((limit) => seconds(limit) * 1_000));
  });
}
