import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { itemOf } from '../../browser/support/content.mjs';
import { ownReceiver } from '../../browser/support/servers/receiver.mjs';
import { RECRUITER_SITE, Site } from '../../browser/support/site.mjs';
import { Team } from '../../browser/support/team.mjs';
import { journey } from '../support/assay.mjs';
import { Firefox } from '../support/firefox.mjs';
import { Recruiter } from '../support/recruiter.mjs';

const firefox = new Firefox();
let team;
before(async () => {
  team = await Team.withKeys();
  await firefox.start();
});
after(async () => {
  await firefox.stop();
  team.leave();
});

const LETTER = 'Dear client, the harbor will be quiet.';

/** The team's receiver behind the site, whose configuration names the team's keys. */
async function behind(assay) {
  assay.pack.duration_seconds = 600;
  assay.config.keys = [team.publicKeys];
  assay.config.submission = { url: 'submissions/{attempt_id}', timeout_ms: 120_000 };
  const receiver = await ownReceiver(assay);
  assay.site.receiver = `http://127.0.0.1:${receiver.port}`;
  return receiver;
}

/** The candidate: a power cut, and the time that is given back. */
async function sit(assay, { invitation, link }) {
  await assay.openTab();
  await assay.visit(new URL(link).hash);
  await assay.expectText(/Your time: 15 minutes \(the usual time is 10\)/);
  await assay.agree('Ada Lovelace');
  await assay.begin();
  await assay.choose('radio', 'At 09:20');
  await assay.page.goto('about:blank');
  await assay.clocks.away(3_600);
  await assay.visit(new URL(link).hash);
  await assay.expectHeading(/^Time is up/);
  await assay.expectText(/Delivered\b/);
  const granted = await team.grant({ site: assay.site.url, invitation, minutes: 10 });
  await assay.page.goto('about:blank');
  await assay.visit(new URL(granted).hash);
  await assay.expectText(/10 minutes/);
  await assay.press('Start the clock and go on');
  await assay.expectHeading(/^Question/);
  await assay.goTo('High water');
  assert.ok(await assay.isChosen('radio', 'At 09:20'));
  await assay.goTo('Letter');
  await assay.write('Write an answer.', LETTER);
  await assay.review();
  await assay.handIn();
  await assay.expectText(/Delivered\b/);
}

/** The recruiter: opens both files, rates the letter, interviews, and decides. */
async function decide(assay, texts, counted) {
  const site = new Site(RECRUITER_SITE);
  await site.start();
  const recruiter = new Recruiter(await firefox.page(), site);
  try {
    await recruiter.open(assay.pack, assay.key);
    await recruiter.sitDown('Ann Rater');
    await recruiter.choose(texts.map((text, at) => team.put(`opened-${at}.json`, text)));
    await recruiter.rateLetter(4);
    await recruiter.interview(counted, 4);
    await recruiter.decide(counted, 'Decline');
  } finally {
    await recruiter.page.close();
    await site.stop();
  }
}

test('From the keys of a team to a decision, with a power cut and time given back', journey(firefox, async (assay) => {
  const receiver = await behind(assay);
  try {
    const [invited] = await team.invite({
      site: assay.site.url,
      pack: assay.pack,
      campaign: assay.config.campaign,
      table: 'reference,time_percent\nC-17,150\n',
    });
    await sit(assay, invited);
    const envelopes = receiver.documents().map(({ body }) => body.toString('utf8'));
    assert.equal(envelopes.length, 2);
    assert.ok(envelopes.every((envelope) => !envelope.includes(LETTER)));
    const opened = await team.open(envelopes);
    const bundles = opened.map(({ text }) => JSON.parse(text));
    const second = bundles.find((bundle) => bundle.continues);
    const first = bundles.find((bundle) => !bundle.continues);
    assert.deepEqual(second.continues, { attempt_id: first.attempt_id, sha256: first.integrity.sha256 });
    assert.equal(second.timing.granted_ms, 1_500_000);
    assert.equal(itemOf(second, 'letter').response.text, LETTER);
    const config = team.put('config.json', assay.config);
    await team.run('verify', '--config', config, '--pack', team.path('pack.json'), ...opened.map(({ file }) => file));
    const counted = opened.find(({ text }) => JSON.parse(text).continues).text;
    await decide(assay, opened.map(({ text }) => text), counted);
  } finally {
    await receiver.stop();
  }
}));
