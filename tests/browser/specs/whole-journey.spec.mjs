// From the keys of a team to a decision: invitations from a table, half as much time again, a power cut, time given
// back, sealed answers in our own receiver, and what the team makes of them.
import { test as base, expect } from '../support/assay.mjs';
import { ConsoleGuard } from '../support/console.mjs';
import { itemOf } from '../support/content.mjs';
import { Recruiter } from '../support/recruiter.mjs';
import { ownReceiver } from '../support/servers/receiver.mjs';
import { RECRUITER_SITE, Site } from '../support/site.mjs';
import { Team } from '../support/team.mjs';

/** Tests with a team that has keys, its receiver behind the site, and its recruiter's page beside it. */
const test = base.extend({
  team: async ({}, use) => {
    const team = await Team.withKeys();
    await use(team);
    team.leave();
  },
  receiver: async ({ assay, team }, use) => {
    assay.pack.duration_seconds = 600;
    assay.config.keys = [team.publicKeys];
    assay.config.submission = { url: 'submissions/{attempt_id}', timeout_ms: 120_000 };
    const receiver = await ownReceiver(assay);
    assay.site.receiver = `http://127.0.0.1:${receiver.port}`;
    await use(receiver);
    await receiver.stop();
  },
  recruiter: async ({ assay, context }, use) => {
    const site = new Site(RECRUITER_SITE);
    await site.start();
    const page = await context.newPage();
    const guard = new ConsoleGuard();
    guard.watch(page);
    const recruiter = new Recruiter(page, site, guard, {});
    Object.assign(recruiter, { pack: assay.pack, key: assay.key });
    await use(recruiter);
    const unexpected = guard.unexpected();
    await page.close();
    await site.stop();
    expect(unexpected, 'messages on the console').toEqual([]);
  },
});

const LETTER = 'Dear client, the harbor will be quiet.';

test('From the keys of a team to a decision, with a power cut and time given back', async ({ assay, team, receiver, recruiter }) => {
  test.setTimeout(180_000);
  const { page } = assay;
  const site = assay.site.url;
  const invited = await team.invite({
    site,
    pack: assay.pack,
    campaign: assay.config.campaign,
    table: 'reference,name,time_percent\nC-17,Ada,150\nC-18,Ben,\n',
  });
  expect(invited.map(({ reference }) => reference)).toEqual(['C-17', 'C-18']);
  const [{ invitation, link }] = invited;

  // Half as much time again; then the power fails, and the time runs out meanwhile.
  await assay.open(new URL(link).hash);
  await expect(page.getByText('Your time: 15 minutes (the usual time is 10)')).toBeVisible();
  await assay.begin('Ada Lovelace');
  await assay.choose(assay.option('At 09:20'));
  await assay.leave();
  await assay.time.away(3_600);
  await assay.visit(new URL(link).hash);
  await assay.done(/^Time is up/);
  await assay.delivered();

  // The team gives ten minutes back. The clock stands until the candidate says so.
  const granted = await team.grant({ site, invitation, minutes: 10 });
  await assay.leave();
  await assay.visit(new URL(granted).hash);
  await expect(page.getByText('10 minutes')).toBeVisible();
  await assay.time.jump(300);
  await assay.ready();
  await assay.press(assay.button('Start the clock and go on'));
  await expect(assay.question()).toBeVisible();
  const left = await assay.left();
  expect(left).toBeGreaterThan(590);
  expect(left).toBeLessThanOrEqual(600);
  await assay.goTo('High water');
  await expect(assay.option('At 09:20')).toBeChecked();
  await assay.goTo('Letter');
  await assay.field('Write an answer.').fill(LETTER);
  await assay.submit();
  await assay.delivered();

  // Two envelopes lie at the receiver, which nobody but the team can open.
  const envelopes = receiver.documents().map(({ body }) => body.toString('utf8'));
  expect(envelopes).toHaveLength(2);
  for (const envelope of envelopes) {
    expect(envelope).not.toContain(LETTER);
    expect(JSON.parse(envelope).schema).toBe('assay/envelope/1');
  }
  const opened = await team.open(envelopes);
  const bundles = opened.map(({ text }) => JSON.parse(text));
  const second = bundles.find((bundle) => bundle.continues);
  const first = bundles.find((bundle) => !bundle.continues);
  expect(second.continues).toEqual({ attempt_id: first.attempt_id, sha256: first.integrity.sha256 });
  expect(first.timing).toMatchObject({ ended_by: 'timeout', time_percent: 150, granted_ms: 900_000 });
  expect(second.timing).toMatchObject({ ended_by: 'candidate', time_percent: 150, granted_ms: 1_500_000 });
  expect(itemOf(second, 'tide').response).toEqual({ choices: ['b'] });
  expect(itemOf(second, 'letter').response.text).toBe(LETTER);
  const config = team.put('config.json', assay.config);
  for (const { file } of opened) {
    await team.run('verify', '--config', config, '--pack', team.path('pack.json'), file);
  }

  // The recruiter rates the letter of the bundle that goes on, interviews, and decides.
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose(Object.fromEntries(opened.map(({ text }) => [JSON.parse(text).attempt_id, text])));
  await expect(recruiter.messages).toContainText('Answer files opened: 2.');
  const { text } = opened.find((one) => JSON.parse(one.text).continues);
  await recruiter.rateLetter(text, 4);
  await recruiter.interview(text, 4);
  await recruiter.decide(text, 'Decline');
});
