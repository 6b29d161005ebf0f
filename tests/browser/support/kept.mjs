import { itemOf } from './content.mjs';
import { expect } from './expect.mjs';

/** Goes to another question and back, then reloads: what is on screen must be the same each time. */
export async function expectKept(assay, title, check) {
  await check();
  await assay.goTo(title === 'High water' ? 'Papers' : 'High water');
  await assay.goTo(title);
  await check();
  await assay.page.reload();
  await expect(assay.question(new RegExp(title))).toBeVisible();
  await check();
}

/** The response as the bundle has it. */
export async function response(assay, id) {
  await assay.submit();
  return itemOf(await assay.bundle(), id);
}
