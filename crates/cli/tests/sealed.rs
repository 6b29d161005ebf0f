//! Sealed answers and invitations over real HTTP, and at the command line.

#[path = "receiver/support.rs"]
mod support;

use assay_cli::team_keys::open_all;
use assay_cli::{EnvelopeSchema, Limits};
use assay_core::attempt::GrantedTime;
use assay_core::config::PublicKeys;
use assay_core::digest::{canonical, sha256_hex};
use assay_core::document::{self, Value, json};
use assay_core::record::sealed_digest;
use assay_crypto::{Envelope, Header, Invitation, KeyFile, PrivateKeys, Seed, Window, Work};
use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;
use support::*;

const CAMPAIGN: &str = "cto-2026";

fn keys(seed: u8) -> PrivateKeys {
    PrivateKeys::of(&Seed::from_bytes([seed; 32]))
}

fn sealed(text: &str) -> String {
    let header = Header {
        attempt_id: ID.into(),
        campaign: CAMPAIGN.into(),
    };
    let random = &mut UnwrapErr(SysRng);
    let envelope = Envelope::seal(text.as_bytes(), header, &keys(1).public("ours"), random);
    envelope.unwrap().write()
}

#[test]
fn an_envelope_is_kept_as_it_came_and_never_twice_and_gives_the_bundle_back() {
    let running = start();
    let (text, envelope) = (bundle("a"), sealed(&bundle("a")));
    let first = running.submit(&envelope);
    assert_eq!(first.status, 201, "{}", first.body);
    assert!(first.body.contains(&sha256_hex(envelope.as_bytes())));
    let again = running.submit(&envelope);
    assert_eq!(again.status, 200, "{}", again.body);
    assert_eq!(running.kept(), [format!("{ID}.json")]);
    let kept = running.folder.join(format!("out/{ID}.json"));
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), envelope);
    // Another envelope of the same bundle has other bytes.
    let other = sealed(&text);
    let name = format!("{ID}.conflict-{}.json", &sha256_hex(other.as_bytes())[..12]);
    assert_eq!(running.submit(&other).status, 409);
    assert_eq!(running.kept(), [name, format!("{ID}.json")]);
    let (opened, problems) = open_all(&[kept], &running.folder, &keys(1));
    assert_eq!(problems.0, []);
    assert_eq!(std::fs::read_to_string(&opened[0].bundle).unwrap(), text);
}

#[test]
fn every_encoding_carries_an_envelope() {
    let running = start();
    let envelope = sealed(&bundle("ä & = +"));
    let encoded: String = form_urlencoded::Serializer::new(String::new())
        .append_pair("bundle", &envelope)
        .finish();
    let multipart = format!(
        "--b\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"f.json\"\r\n\r\n{envelope}\r\n--b--\r\n"
    );
    let path = format!("/submissions/{ID}");
    for (kind, body) in [
        ("text/plain", &envelope),
        ("application/json", &envelope),
        ("application/x-www-form-urlencoded", &encoded),
        ("multipart/form-data; boundary=b", &multipart),
    ] {
        let reply = running.post(&path, kind, body);
        assert!(reply.status < 202, "{kind}: {}", reply.body);
    }
    assert_eq!(running.kept(), [format!("{ID}.json")]);
}

#[test]
fn what_is_no_envelope_is_refused_in_words() {
    assert!(EnvelopeSchema::new().is_sound());
    let running = start();
    let envelope = sealed("{}");
    let changed = |change: fn(&mut Value)| {
        let mut value = document::parse("envelope", &envelope).unwrap();
        change(&mut value);
        value.to_string()
    };
    for (body, place) in [
        (changed(|it| it["key"] = "x".into()), "$.key"),
        (changed(|it| it["ciphertext"] = "".into()), "$.ciphertext"),
        (
            changed(|it| it["encapsulated_key"] = 7.into()),
            "$.encapsulated_key",
        ),
        (changed(|it| it["more"] = 7.into()), "$.more"),
        (
            changed(|it| it["attempt_id"] = "../x".into()),
            "$.attempt_id",
        ),
    ] {
        let refused = running.submit(&body);
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert!(refused.body.contains(place), "{}", refused.body);
    }
    let foreign = envelope.replace(ID, "00000000-3586-4a0f-ac62-6185bedd2e32");
    assert_eq!(running.submit(&foreign).status, 422);
    assert!(running.kept().is_empty());
}

#[test]
fn the_largest_bundle_fits_when_it_is_sealed_and_nothing_larger_does() {
    let bytes = 30_000;
    let running = start_with(Limits {
        bytes,
        ..Limits::default()
    });
    let largest = sealed(&"x".repeat(bytes));
    assert!(largest.len() > bytes);
    let reply = running.submit(&largest);
    assert_eq!(reply.status, 201, "{}", reply.body);
    for larger in [sealed(&"x".repeat(2 * bytes)), "x".repeat(bytes + 1)] {
        let refused = running.submit(&larger);
        assert_eq!(refused.status, 413, "{}", refused.body);
        assert!(
            refused.body.contains(&format!("at most {bytes} bytes")),
            "{}",
            refused.body
        );
    }
    assert_eq!(running.kept().len(), 1);
}

/// An invitation to the test that the bundle is of.
fn invitation() -> Invitation {
    let bundle = document::parse("bundle", &bundle("a")).unwrap();
    Invitation {
        id: "inv-7".into(),
        campaign: CAMPAIGN.into(),
        reference: None,
        pack_sha256: bundle["content"]["sha256"].as_str().unwrap().into(),
        window: Window {
            opens_ms: None,
            start_by_ms: None,
            finish_by_ms: None,
            time_zone: "UTC".into(),
        },
        time: GrantedTime::default(),
        is_narrative: false,
        language: None,
        is_practice_only: false,
        replaces: None,
    }
}

/// The bundle as it would be with a token.
fn invited(token: &str) -> String {
    let mut value = document::parse("bundle", &bundle("a")).unwrap();
    value["invitation"] = "inv-7".into();
    value["invitation_token"] = token.into();
    value["integrity"]["sha256"] = sealed_digest(&value).into();
    canonical(&value)
}

/// Gives the site a configuration with these keys.
fn name_keys(running: &Running, keys: &[PublicKeys], invitations: &str) {
    let mut config = read("public/config.json");
    config["keys"] = serde_json::to_value(keys).unwrap();
    config["invitations"] = invitations.into();
    std::fs::write(running.folder.join("site/config.json"), config.to_string()).unwrap();
}

#[test]
fn a_good_invitation_is_kept_as_any_bundle() {
    let running = start();
    name_keys(
        &running,
        &[keys(2).public("new"), keys(1).public("old")],
        "required",
    );
    let text = invited(&invitation().sign(&keys(1)).unwrap());
    assert_eq!(running.submit(&text).status, 201);
    assert_eq!(running.submit(&text).status, 200);
    assert_eq!(running.kept(), [&format!("{ID}.json"), "first-attempts"]);
}

#[test]
fn an_invitation_that_does_not_verify_is_kept_apart_and_acknowledged() {
    // The bundle was begun at this instant.
    const STARTED_MS: i64 = 1_800_000_000_000;
    const HOUR_MS: i64 = 3_600_000;
    let signed = |change: fn(&mut Invitation)| {
        let mut invitation = invitation();
        change(&mut invitation);
        invitation.sign(&keys(1)).unwrap()
    };
    let good = invitation().sign(&keys(1)).unwrap();
    let cases = [
        invitation().sign(&keys(3)).unwrap(),
        good[..good.len() - 9].into(),
        "x".into(),
        signed(|it| it.id = "inv-8".into()),
        signed(|it| it.campaign = "cfo-2026".into()),
        signed(|it| it.pack_sha256 = "0".repeat(64)),
        signed(|it| it.is_practice_only = true),
        signed(|it| it.window.opens_ms = Some(STARTED_MS + HOUR_MS)),
        signed(|it| it.window.start_by_ms = Some(STARTED_MS - HOUR_MS)),
    ];
    for token in cases {
        let running = start();
        name_keys(&running, &[keys(1).public("ours")], "optional");
        let text = invited(&token);
        let name = format!(
            "{ID}.unverified-{}.json",
            &sha256_hex(text.as_bytes())[..12]
        );
        let first = running.submit(&text);
        assert_eq!(first.status, 201, "{}", first.body);
        assert!(first.body.contains("\"stored\":true"), "{}", first.body);
        assert_eq!(running.submit(&text).status, 200);
        let kept = std::fs::read_to_string(running.folder.join("out").join(&name)).unwrap();
        assert_eq!(kept, text);
        // It takes nobody's place.
        assert_eq!(running.submit(&invited(&good)).status, 201);
        assert_eq!(
            running.kept(),
            [format!("{ID}.json"), name, "first-attempts".into()]
        );
    }
}

#[test]
fn a_clock_that_is_off_takes_no_invitation_away() {
    const STARTED_MS: i64 = 1_800_000_000_000;
    const MINUTE_MS: i64 = 60_000;
    let good = |opens_ms: i64, ahead_ms: Option<i64>| {
        let running = start();
        name_keys(&running, &[keys(1).public("ours")], "required");
        let mut invitation = invitation();
        invitation.window.opens_ms = Some(opens_ms);
        let mut value = document::parse("bundle", &invited(&invitation.sign(&keys(1)).unwrap()));
        let value = value.as_mut().unwrap();
        value["timing"]["host_offset_ms"] = ahead_ms.into();
        value["integrity"]["sha256"] = sealed_digest(value).into();
        assert_eq!(running.submit(&canonical(value)).status, 201);
        running.kept() == [&format!("{ID}.json"), "first-attempts"]
    };
    assert!(good(STARTED_MS + 5 * MINUTE_MS, None));
    assert!(!good(STARTED_MS + 60 * MINUTE_MS, None));
    // The host had said that the device's clock was an hour behind.
    assert!(good(STARTED_MS + 60 * MINUTE_MS, Some(-60 * MINUTE_MS)));
    assert!(!good(STARTED_MS, Some(60 * MINUTE_MS)));
}

#[test]
fn a_bundle_without_invitation_is_kept_apart_only_where_one_is_required() {
    for (invitations, is_apart) in [("required", true), ("optional", false), ("off", false)] {
        let running = start();
        name_keys(&running, &[keys(1).public("ours")], invitations);
        assert_eq!(running.submit(&bundle("a")).status, 201);
        assert_eq!(
            running.kept()[0].contains("unverified"),
            is_apart,
            "{invitations}"
        );
    }
}

#[test]
fn keys_can_be_changed_while_the_receiver_runs() {
    let running = start();
    name_keys(&running, &[keys(2).public("other")], "required");
    let text = invited(&invitation().sign(&keys(1)).unwrap());
    assert_eq!(running.submit(&text).status, 201);
    assert!(running.kept()[0].contains("unverified"));
    name_keys(&running, &[keys(1).public("ours")], "required");
    assert_eq!(running.submit(&text).status, 201);
    assert!(running.kept().contains(&format!("{ID}.json")));
}

#[test]
fn the_program_knows_sealed_answers_and_says_how_to_open_them() {
    let folder = new_folder();
    let file = folder.join("sealed.json");
    let name = file.to_str().unwrap();
    std::fs::write(&file, sealed(&bundle("a"))).unwrap();
    let (is_fine, said, wrong) = assay(&["check", name]);
    assert!(is_fine && said.contains("In order"), "{wrong}");
    let key = "tests/data/packs/2026.1/cto-smb.key.json";
    for parameters in [&["grade", "--key", key, name][..], &["verify", name]] {
        let (is_fine, said, wrong) = assay(parameters);
        assert!(!is_fine);
        assert_eq!(said, "");
        assert!(
            wrong.contains("sealed.json: $.schema: These answers are sealed."),
            "{wrong}"
        );
        assert!(wrong.contains("assay open"), "{wrong}");
    }
    std::fs::write(
        &file,
        sealed("{}").replace("\"ciphertext\":\"", "\"ciphertext\":7,\"x\":\""),
    )
    .unwrap();
    let (is_fine, _, wrong) = assay(&["check", name]);
    assert!(!is_fine && wrong.contains("$.ciphertext"), "{wrong}");
}

#[test]
fn an_invitation_is_held_against_the_keys_of_the_site() {
    let running = start();
    let file = running.folder.join("bundle.json");
    let text = invited(&invitation().sign(&keys(1)).unwrap());
    std::fs::write(&file, text).unwrap();
    let config = running.folder.join("site/config.json");
    let [name, config] = [&file, &config].map(|path| path.to_str().unwrap());
    for (seed, is_signed) in [(1, true), (2, false)] {
        name_keys(&running, &[keys(seed).public("ours")], "required");
        let (_, _, wrong) = assay(&["verify", "--config", config, name]);
        assert_eq!(!wrong.contains("$.invitation_token"), is_signed, "{wrong}");
    }
}

#[test]
fn nothing_of_a_file_of_private_keys_is_printed() {
    let folder = new_folder();
    let file = folder.join("keys.json");
    let name = file.to_str().unwrap();
    let random = &mut UnwrapErr(SysRng);
    let seed = Seed::from_bytes([1; 32]);
    let made = KeyFile::protect(&seed, "2026", "four words of mine", Work::NONE, random).unwrap();
    let text = serde_json::to_string_pretty(&made).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let secrets = ["salt", "nonce", "ciphertext"].map(|field| value[field].as_str().unwrap());
    let broken = [
        text.replace("\"nonce\"", "\"once\""),
        text.replace("assay/private-keys/1", "assay/private-keys/2"),
        text.replacen(',', "", 1),
        text.replace("\"work\": {", "\"work\": 7, \"more\": {"),
    ];
    std::fs::write(&file, &text).unwrap();
    assert!(assay(&["check", name]).0);
    for text in broken {
        std::fs::write(&file, &text).unwrap();
        let (is_fine, said, wrong) = assay(&["check", name]);
        assert!(!is_fine && !wrong.is_empty());
        for secret in secrets {
            assert!(!said.contains(secret) && !wrong.contains(secret), "{wrong}");
        }
    }
}

#[test]
fn keys_that_nothing_can_be_sealed_to_are_named() {
    let folder = new_folder();
    let mut config = read("public/config.json");
    let verifying = "A".repeat(43);
    config["keys"] = json!([{ "name": "2026", "verifying": verifying }]);
    let file = folder.join("config.json");
    std::fs::write(&file, config.to_string()).unwrap();
    let (is_fine, _, wrong) = assay(&["check", "--format", "short", file.to_str().unwrap()]);
    assert!(!is_fine && wrong.contains("$.keys[0]"), "{wrong}");
}
