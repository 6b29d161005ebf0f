import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assayProgram } from './companion.mjs';
import { fieldsOf } from './csv.mjs';

/** A team at a command line, in a folder of its own. */
export class Team {
  #folder = mkdtempSync(join(tmpdir(), 'assay-team-'));

  /** Makes the keys of a team. */
  static async withKeys(name = '2026') {
    const team = new Team();
    writeFileSync(team.path('passphrase.txt'), 'four words of ours\n');
    await team.run('keygen', name, '--out', team.path('keys.json'), '--passphrase-file', team.path('passphrase.txt'));
    team.publicKeys = JSON.parse(readFileSync(team.path('keys.json'), 'utf8')).public;
    return team;
  }

  path(name) {
    return join(this.#folder, name);
  }

  put(name, content) {
    const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  /** Runs `assay`; returns what it printed. */
  async run(...parameters) {
    const { code, stdout, stderr } = await assayProgram(...parameters);
    if (code !== 0) {
      throw new Error(`assay ${parameters[0]} ended with ${code}: ${stderr}`);
    }
    return stdout;
  }

  signing() {
    return ['--keys', this.path('keys.json'), '--passphrase-file', this.path('passphrase.txt')];
  }

  /** Invites the candidates of a table; returns its lines with their links. */
  async invite({ site, pack, campaign, table }) {
    await this.run(
      'invite', ...this.signing(), '--site', site, '--campaign', campaign, '--pack', this.put('pack.json', pack),
      '--csv', this.put('candidates.csv', table), '--out', this.path('links.csv'),
    );
    return fieldsOf(readFileSync(this.path('links.csv'), 'utf8').replace('\ufeff', '')).lines;
  }

  /** Gives time back to whoever was invited; returns the link. */
  async grant({ site, invitation, minutes }) {
    const printed = await this.run(
      'grant', ...this.signing(), '--site', site, '--invitation', invitation, '--minutes', String(minutes),
    );
    return /\S+#grant=\S+/.exec(printed)[0];
  }

  /** Opens sealed answers; returns the bundles, by attempt. */
  async open(envelopes) {
    const files = envelopes.map((envelope, at) => this.put(`sealed-${at}.json`, envelope));
    const out = mkdtempSync(this.path('opened-'));
    await this.run('open', ...this.signing(), '--out', out, ...files);
    return readdirSync(out).map((name) => ({ file: join(out, name), text: readFileSync(join(out, name), 'utf8') }));
  }

  leave() {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
