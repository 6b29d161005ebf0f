import { Assay } from './assay.mjs';
import { bind } from './content.mjs';
import { ConsoleGuard } from './console.mjs';
import { Endpoint } from './endpoint.mjs';
import { expect } from './expect.mjs';
import { Site } from './site.mjs';

/** Somebody whose bundle is all that matters: what a script presses is no press that could come too early. */
class Driver extends Assay {
  async press(locator) {
    await locator.evaluate((element) => element.click());
  }

  async choose(locator) {
    await this.press(locator);
    await expect(locator).toBeChecked();
  }

  async ready() {}
}

/** Answers of candidates, each given on the candidate's own screens. */
const HOW = {
  async strong(assay) {
    await assay.answerEverything();
  },
  async weak(assay) {
    await assay.goTo('High water');
    await assay.choose(assay.option('At 03:10'));
    await assay.goTo('Fog');
    await assay.choose(assay.pick('Best', 'Tell both to wait outside.'));
    await assay.goTo('Sum');
    await assay.field('How much is paid in all?').fill('70000');
    await assay.goTo('Letter');
    await assay.field('Write an answer.').fill('No.');
  },
  async harmful(assay) {
    await assay.answerEverything();
    await assay.goTo('Fog');
    await assay.clear();
    await assay.choose(assay.pick('Worst', 'Call the pilot.'));
    await assay.choose(assay.pick('Best', 'Let both in at once.'));
  },
};

/** Lets somebody sit the test; returns the bundle that arrives, as text. */
export async function sit(context, { name, email = '', how = 'strong', expires = false, pack, query = '', explain = '', after = 0 }) {
  const page = await context.newPage();
  const [site, endpoint, guard] = [new Site(), new Endpoint(), new ConsoleGuard()];
  await Promise.all([site.start(), endpoint.start()]);
  const assay = new Driver(page, site, endpoint, guard);
  Object.assign(assay.pack, pack);
  assay.config.accommodations = [{ code: 'HALF', time_percent: 150 }];
  try {
    await assay.open(query);
    if (email) {
      await page.getByRole('textbox', { name: /Email/ }).fill(email);
    }
    await assay.time.jump(after);
    await assay.begin(name);
    await HOW[how](assay);
    if (expires) {
      await assay.time.jump(assay.pack.duration_seconds);
    } else {
      if (explain) {
        await assay.review();
        await page.getByRole('textbox', { name: 'Your explanation (optional)' }).fill(explain);
      }
      await assay.submit();
    }
    return JSON.stringify(await assay.bundle());
  } finally {
    await page.close();
    await Promise.all([site.stop(), endpoint.stop()]);
  }
}

/** What a recruiter may have on disk: bundles by what is special about them, the pack and its key. */
export async function driveAll(browser, options) {
  // A browser for each: the site of one may get the port of another, and a browser knows who took a test there.
  const sitAlone = async (person) => {
    const context = await browser.newContext(options);
    try {
      return await sit(context, person);
    } finally {
      await context.close();
    }
  };
  const other = { version: '2', title: 'Harbour test, second edition' };
  const bundles = {
    strong: await sitAlone({ name: 'Ada Strong', email: 'ada@example.com', explain: 'My screen reader took the focus.' }),
    weak: await sitAlone({ name: 'Ben Weak', how: 'weak' }),
    harmful: await sitAlone({ name: 'Cleo Harmful', how: 'harmful' }),
    expired: await sitAlone({ name: 'Dan Expired', how: 'weak', expires: true }),
    again: await sitAlone({ name: 'Ada Strong', email: 'ada@example.com', how: 'weak', after: 3_600 }),
    version: await sitAlone({ name: 'Eve Version', pack: other }),
    accommodated: await sitAlone({ name: 'Fay Accommodated', query: '?accommodation=HALF' }),
    single: await sitAlone({ name: 'Gus Single' }),
    conflict: await sitAlone({ name: 'Hal Conflict' }),
  };
  // Somebody opens the file in an editor.
  bundles.tampered = bundles.weak
    .replace('Ben Weak', 'Ian Tampered')
    .replace('"response":{"choices":["a"]}', '"response":{"choices":["b"]}');
  return bundles;
}

/** A pack and the key that belongs to it, as files. */
export function content(pack, key, changes = {}) {
  const changed = { ...pack, ...changes };
  return { pack: JSON.stringify(changed), key: JSON.stringify(bind(key, changed)) };
}
