// What those who hear the recruiter's page meet on each screen, in this order.
import { expect, pseudonym, test } from '../support/recruiter.mjs';

test.beforeEach(() => test.setTimeout(120_000));

const main = (recruiter) => recruiter.page.getByRole('main');
const part = (recruiter, name) => recruiter.page.getByRole('region', { name, exact: true });

test('The head names the parts of the page, and who works there', async ({ recruiter }) => {
  await recruiter.open('/home');
  await recruiter.sitDown();
  await expect(recruiter.page.getByRole('banner')).toMatchAriaSnapshot(`
    - banner:
      - checkbox "Hide names"
      - status: "Working as: Ann Rater"
      - button "Change"
      - navigation "Parts of this page":
        - list:
          - listitem:
            - link "What is next"
          - listitem:
            - link "Candidates"
          - listitem:
            - link "Rate answers"
          - listitem:
            - link "Compare"
          - listitem:
            - link "Interview kit"
          - listitem:
            - link "The test"
          - listitem:
            - link "Keys and invitations"
          - listitem:
            - link "Scoring policy"
          - listitem:
            - link "Four-fifths check"
  `);
});

test('What is next reads in a sensible order', async ({ recruiter, bundles }) => {
  await recruiter.seat({ strong: bundles.strong });
  await recruiter.at('/home');
  await expect(recruiter.heading('What is next')).toBeVisible();
  await expect(main(recruiter)).toMatchAriaSnapshot(`
    - main:
      - heading "What is next" [level=1]
      - paragraph: 1 candidate is on this page.
      - link "Rate 1 answer"
      - region "Stages":
        - heading "Stages" [level=2]
        - list:
          - listitem: Arrived
          - listitem:
            - link "1 To rate Rate 1 answer"
          - listitem: To settle
          - listitem: Shortlist
          - listitem: Interview
          - listitem: To decide
          - listitem: Decided
      - region "Candidates by next step":
        - heading "Candidates by next step" [level=2]
        - list:
          - listitem:
            - link "Ada Strong"
            - text: "Step 2 of 4:"
            - link /Rate 1 answer.*Ada Strong/
  `);
});

test('The list reads in a sensible order', async ({ recruiter, bundles }) => {
  await recruiter.seat({ strong: bundles.strong });
  await expect(main(recruiter)).toMatchAriaSnapshot(`
    - main:
      - heading "Candidates" [level=1]
      - region "Open files":
        - group:
          - heading "Open files" [level=2]
      - region "On this page":
        - heading "On this page" [level=2]
        - group "Show":
          - searchbox "Search"
          - combobox "Status"
          - combobox "Decision"
          - combobox "Sort by"
          - 'button "Order: Lowest first"'
          - button "Show all"
        - status: 1 of 1 candidates shown.
        - group "Selected candidates":
          - checkbox "Select all shown"
          - status: Nobody is selected.
        - table "Candidates on this page, with results and decisions":
          - rowgroup:
            - row:
              - columnheader "Select"
              - columnheader "Name":
                - button "Name"
              - columnheader "Overall %"
              - columnheader "Rules say"
              - columnheader "Decision"
              - columnheader "Findings"
              - columnheader "Time used"
              - columnheader "Pastes"
              - columnheader "Details"
          - rowgroup:
            - row /Ada Strong/:
              - cell "Select Ada Strong":
                - checkbox "Select Ada Strong"
              - rowheader "Ada Strong":
                - link "Ada Strong"
              - cell /46\\.67 to 100\\.00/
              - cell "Open"
              - cell "None yet"
              - cell
              - cell
              - cell "0"
              - cell "Details of Ada Strong":
                - button "Details of Ada Strong"
        - region "Export":
          - heading "Export" [level=2]
  `);
});

test('A candidate’s page reads in a sensible order', async ({ recruiter, bundles }) => {
  await recruiter.seat({ strong: bundles.strong });
  await recruiter.goTo(bundles.strong);
  await expect(main(recruiter)).toMatchAriaSnapshot(`
    - main:
      - heading /Ada Strong.*Scorecard/ [level=1]
      - term: Test
      - definition: Harbour clerk Version 1
      - term: Taken
      - term: Time used
      - status "State": "Provisional: something is still open. Nobody has decided yet."
      - paragraph:
        - link "Rate 1 answer"
      - button "Verdicts on stages"
      - navigation "Parts of this candidate’s page":
        - list:
          - listitem:
            - link "Scorecard"
          - listitem:
            - link "Answers"
          - listitem:
            - link "Timeline"
          - listitem:
            - link "Interview"
          - listitem:
            - link "Red flags"
          - listitem:
            - link "Decision"
          - listitem:
            - link "Log"
      - region "Summary":
        - heading "Summary" [level=2]
        - region "What the rules say":
          - heading "What the rules say" [level=3]
        - region "What people decided":
          - heading "What people decided" [level=3]
        - region "Ranges":
          - table "Ranges":
            - rowgroup:
              - row "Part Score Needed"
            - rowgroup:
              - row "Overall 46.67 to 100.00 % needs 70 % Open":
                - rowheader "Overall"
        - region "Findings":
          - heading "Findings" [level=3]
      - heading "Sections of the test" [level=2]
      - heading "Result" [level=2]
      - heading "Rules for a pass" [level=2]
      - list "Rules for a pass"
      - heading "How each number is calculated" [level=2]
      - heading "What this result is based on" [level=2]
  `);
});

test('Team file and keys read in a sensible order', async ({ recruiter, bundles }) => {
  await recruiter.seat({ strong: bundles.strong });
  await recruiter.at('/keys');
  await expect(part(recruiter, 'Team file')).toMatchAriaSnapshot(`
    - region "Team file":
      - heading "Team file" [level=2]
      - paragraph: Everything here has been exported.
      - group "What the file contains":
        - checkbox "Answers and names of the candidates" [checked]
        - checkbox "The answer keys that were opened here"
      - button "Export the team file"
      - button "Open a colleague’s team file"
  `);
  await expect(main(recruiter)).toMatchAriaSnapshot(`
    - main:
      - heading "Team file and keys" [level=1]
      - region "Team file"
      - region "What this browser keeps":
        - heading "What this browser keeps" [level=2]
      - region "Harbour clerk, a short test, version 1":
        - heading "Harbour clerk, a short test, version 1" [level=2]
  `);
});

test('The scoring policy reads in a sensible order', async ({ recruiter }) => {
  await recruiter.open('/policy');
  await expect(main(recruiter)).toMatchAriaSnapshot(`
    - main:
      - heading "Scoring policy" [level=1]
      - region "In force":
        - heading "In force" [level=2]
        - term: Test
        - term: Version
        - heading "Sections of the test" [level=3]
        - region "Table of weights and minima":
          - table "Weight and minimum of each section"
        - heading "More settings" [level=3]
        - term: Threshold
        - heading "Worth of a rating" [level=3]
        - button "Download policy.json"
        - button "Back to the policy in the answer key"
        - button "Preview a policy file from your disk"
      - region "Change it":
        - heading "Change it" [level=2]
        - textbox "Version": "1"
        - group "Sections of the test":
          - region "Fields for weights and minima":
            - table "Weight and minimum of each section"
          - status: The weights add up to 100.
        - textbox "Threshold in percent": "70"
        - textbox "How much the test counts, in percent": "50"
        - group "Minimum in the interview"
        - group "Weights of interview questions"
        - group "Worth of a rating"
        - group "Raters":
          - radio "one for each answer" [checked]
          - radio "two for each answer"
        - group "Second rater"
        - group "Harmful pick"
        - group "Red flag"
        - group "Before the interview"
        - button "Show what changes"
        - button "Undo my changes"
  `);
});

test('Keys and invitations read in a sensible order', async ({ recruiter }) => {
  await recruiter.open('/invitations');
  await recruiter.page.locator('summary', { hasText: 'Make new keys' }).click();
  await expect(main(recruiter)).toMatchAriaSnapshot(`
    - main:
      - heading "Keys and invitations" [level=1]
      - region "Your private key":
        - heading "Your private key" [level=2]
        - status: /No private key is open/
        - button "File with the private key"
        - textbox "Passphrase of the private key"
        - button "Open the private key"
        - group:
          - textbox "Name of the keys"
          - textbox "New passphrase"
          - textbox "The passphrase once more"
          - checkbox "I understand that losing all of them is final."
          - button "Make the keys"
      - paragraph: /To invite candidates, open a private key first/
  `);
});

test('An answer that is rated reads in a sensible order', async ({ recruiter, bundles }) => {
  await recruiter.seat({ strong: bundles.strong });
  await recruiter.at('/rating');
  const code = pseudonym(bundles.strong);
  await expect(main(recruiter)).toMatchAriaSnapshot(`
    - main:
      - heading "Rate answers" [level=1]
      - navigation "Parts of rating":
        - list:
          - listitem:
            - link "Rate"
          - listitem:
            - link "Differing ratings"
          - listitem:
            - link "Agreement"
      - group "How to go through the answers":
        - radio "Answer by answer" [checked]
        - radio "One criterion at a time, across all candidates"
      - checkbox "Rate with single keys" [checked]
      - region "${code} · Letter":
        - heading "${code} · Letter" [level=2]
        - heading "The task" [level=3]
        - heading "The answer" [level=3]
        - radiogroup "Clarity":
          - heading "Clarity" [level=3]
          - radio "1 Cannot be followed."
          - radio "5 Clear at once."
        - textbox "Note on Clarity (optional)"
        - heading "Expected points" [level=3]
        - list:
          - listitem:
            - group "Says what will be done about the noise.":
              - button "Covered"
              - button "Partly"
              - button "Not covered"
      - button "Previous answer" [disabled]
      - button "Next answer"
  `);
});

test('A sample answer reads like an answer', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  const kit = await (await recruiter.page.request.get(`${recruiter.site.url}kit/cto-smb.json`)).json();
  kit.assessment_id = 'tiny';
  kit.samples = [{ item: 'letter', text: 'The ferry is late.', ratings: [{ criterion: 'clarity', rating: 2, why: 'It leaves out why.' }] }];
  await recruiter.choose({ 'kit.json': JSON.stringify(kit), strong: bundles.strong });
  await recruiter.at('/rating');
  await recruiter.page.getByText('Try sample answers first', { exact: true }).click();
  const sample = part(recruiter, 'Sample 1 · Letter');
  await sample.getByRole('radio', { name: /^4\b/ }).click();
  await expect(sample).toMatchAriaSnapshot(`
    - region "Sample 1 · Letter":
      - heading "Sample 1 · Letter" [level=2]
      - text: The ferry is late.
      - radiogroup "Clarity":
        - radio "1 Cannot be followed."
        - radio "2 Hard to follow."
        - radio "3 Can be followed."
        - radio "4 Clear." [checked]
        - radio "5 Clear at once."
      - paragraph: "You gave 4; the authors gave 2: It leaves out why."
  `);
});
