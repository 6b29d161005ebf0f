// Hosts may require trusted types. The one policy that the framework needs is made by the boot scripts.
import { expect, test } from '../support/assay.mjs';
import { test as recruiterTest } from '../support/recruiter.mjs';

/** Has the host require trusted types, and the page count what its policy forbids. */
async function requireTrustedTypes(site, page) {
  const head = site.head.bind(site);
  site.head = (response) => {
    head(response);
    const policy = response.getHeader('Content-Security-Policy');
    response.setHeader('Content-Security-Policy', `${policy}; require-trusted-types-for 'script'; trusted-types default`);
  };
  await page.addInitScript(() => {
    globalThis.violations = [];
    addEventListener('securitypolicyviolation', (event) => {
      globalThis.violations.push(`${event.effectiveDirective} ${event.sample}`);
    });
  });
}

const violations = (page) => page.evaluate(() => globalThis.violations);

test.describe('With the service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('A test is taken where the host requires trusted types', async ({ assay }) => {
    const { page, site } = assay;
    await requireTrustedTypes(site, page);
    await assay.start();
    await assay.option('At 09:20').check();
    await assay.time.pass(10);
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(1);
    await assay.submit();
    await assay.delivered();
    expect(await violations(page)).toEqual([]);
  });

  test('Markup and scripts of others stay refused there', async ({ assay }) => {
    assay.guard.allow(/TrustedHTML|TrustedScript/);
    const { page, site } = assay;
    await requireTrustedTypes(site, page);
    await assay.open();
    await expect(assay.button('Continue')).toBeVisible();
    const refused = await page.evaluate(() => {
      const throws = (action) => {
        try {
          action();
          return false;
        } catch (error) {
          return error instanceof TypeError;
        }
      };
      const element = document.createElement('div');
      return [
        throws(() => (element.innerHTML = '<img src="x" onerror="alert(1)">')),
        throws(() => (element.innerHTML = '<script src="x.js"></script>')),
        throws(() => (document.createElement('script').src = 'x.js')),
      ];
    });
    expect(refused).toEqual([true, true, true]);
  });
});

recruiterTest('The recruiter’s page opens where the host requires trusted types', async ({ recruiter }) => {
  await requireTrustedTypes(recruiter.site, recruiter.page);
  await recruiter.open();
  await expect(recruiter.heading('Candidates')).toBeVisible();
  expect(await violations(recruiter.page)).toEqual([]);
});
