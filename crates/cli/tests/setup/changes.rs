//! What an answer changes, what it leaves, and what is refused.

use crate::release::{ENDPOINT, KEY, Release};
use assay_cli::setup::Folder;
use assay_core::config::Grading;

#[test]
fn one_answer_that_changes_changes_nothing_else() {
    let release = Release::new();
    release
        .set_up(&["--site", "https://jobs.netlify.app/", "--answers", ENDPOINT])
        .unwrap();
    let before = release.all();
    release.set_up(&["--team", "Hats"]).unwrap();
    assert_eq!(
        release.changed_since(&before),
        [
            "CHECKLIST.md",
            "candidate/config.json",
            "recruiter/config.json"
        ]
    );
    let old = String::from_utf8(before["candidate/config.json"].clone()).unwrap();
    assert_eq!(
        release.text("candidate/config.json"),
        old.replace("Example Company", "Hats")
    );

    let before = release.all();
    release
        .set_up(&["--answers", "https://b.example.com/in"])
        .unwrap();
    assert_eq!(
        release.changed_since(&before),
        [
            "CHECKLIST.md",
            "candidate/_headers",
            "candidate/config.json",
            "candidate/index.html",
            "recruiter/config.json"
        ]
    );
    for file in ["candidate/_headers", "candidate/index.html"] {
        let text = release.text(file);
        assert!(
            text.contains("connect-src 'self' https://b.example.com;"),
            "{text}"
        );
        assert!(!text.contains("hooks.example.com"), "{text}");
    }
}

#[test]
fn compressed_copies_of_a_page_that_changes_go() {
    let release = Release::new();
    release.set_up(&["--team", "Hats"]).unwrap();
    assert!(release.has("candidate/index.html.br") && release.has("candidate/index.html.gz"));
    // A folder that was copied has other times: the page may look newer than its copies.
    let page = std::fs::File::options()
        .append(true)
        .open(release.file("candidate/index.html"))
        .unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
    page.set_modified(later).unwrap();
    assert!(
        release
            .set_up(&["--team", "Hats"])
            .unwrap()
            .changes
            .is_empty()
    );
    release.set_up(&["--answers", ENDPOINT]).unwrap();
    assert!(!release.has("candidate/index.html.br") && !release.has("candidate/index.html.gz"));
}

#[test]
fn a_configuration_keeps_its_layout_and_its_order() {
    let release = Release::new();
    let text = "\u{feff}{ \"submission\": {\"url\" :\"submissions/{attempt_id}\"},\r\n\r\n\
        \t\"contact\": { \"email\":\"a@example.com\",\r\n\"name\" : \"Ida\" }, \"team\" : {\"name\": \"T\"},\r\n\
        \t\"assessment\": \"assessments/cto-smb.json\", \"key\": \"assessments/cto-smb.key.json\", \"schema\": \"assay/config/1\" }";
    release.put("candidate/config.json", text);
    release
        .set_up(&["--team", "Hats", "--contact", "b@example.com"])
        .unwrap();
    let wanted = text.replace("\"T\"", "\"Hats\"").replace("a@", "b@");
    assert_eq!(release.text("candidate/config.json"), wanted);
}

#[test]
fn a_refusal_leaves_all_as_it_was() {
    for (words, place) in [
        (&["--team", " "][..], "--team"),
        (&["--team", "Hats", "--contact", "nobody"], "--contact"),
        (&["--team", "Hats", "--site", "jobs.example.com"], "--site"),
        (
            &["--team", "Hats", "--site", "https://jobs.example.com/"],
            "--host",
        ),
        (&["--team", "Hats", "--grading", "nobody"], "--grading"),
        (
            &["--team", "Hats", "--answers", "http://hooks.example.com/"],
            "candidate/config.json",
        ),
        (
            &["--host", "netlify", "--answers", "same-host"],
            "--answers",
        ),
    ] {
        let release = Release::new();
        let before = release.all();
        let found = release.set_up(words).unwrap_err();
        assert_eq!(found.0[0].file, place, "{found}");
        assert!(!found.0[0].remedy.is_empty());
        assert_eq!(release.changed_since(&before), [""; 0], "{words:?}");
    }
    // All that is wrong is said at once.
    let release = Release::new();
    let found = release
        .set_up(&["--team", "", "--contact", "x", "--grading", "y"])
        .unwrap_err();
    assert_eq!(found.0.len(), 3, "{found}");
}

#[test]
fn a_site_whose_files_do_not_fit_is_refused_as_a_whole() {
    for (file, text, words) in [
        ("candidate/config.json", "{ // ours\n}", "not valid JSON"),
        ("candidate/index.html", "<html></html>", "connect-src"),
        ("candidate/_headers", "# by hand\n", "connect-src"),
        ("candidate/assessments/x.json", "{", "not JSON"),
    ] {
        let release = Release::new();
        release.put(file, text);
        let before = release.all();
        let found = release.set_up(&["--team", "Hats"]).unwrap_err().to_string();
        assert!(found.contains(words), "{file}: {found}");
        assert_eq!(release.changed_since(&before), [""; 0], "{file}");
    }
    let release = Release::new();
    let found = Folder::read(&release.file("recruiter"))
        .unwrap_err()
        .to_string();
    assert!(found.contains("no built site"), "{found}");
}

#[test]
fn grading_is_switched_forth_and_back() {
    let release = Release::new();
    release.set_up(&["--team", "Hats"]).unwrap();
    let before = release.all();
    release.set_up(&["--grading", "reviewer"]).unwrap();
    let key = format!("candidate/{KEY}");
    assert!(!release.has(&key) && !release.has(&format!("{key}.gz")));
    assert!(release.has("keys/cto-smb.key.json"));
    let config = release.config();
    assert_eq!(
        (config.grading, config.key.as_str()),
        (Grading::Reviewer, "")
    );
    let checked = assay_cli::check(&[release.file("candidate/config.json")]);
    assert!(checked.0.is_empty(), "{checked}");

    release.set_up(&["--grading", "in-browser"]).unwrap();
    // The compressed copy is the one thing that does not come back.
    assert_eq!(release.changed_since(&before), [format!("{key}.gz")]);
    let checked = assay_cli::check(&[release.file("candidate/config.json")]);
    assert!(checked.0.is_empty(), "{checked}");
}

#[test]
fn a_key_under_any_name_leaves_the_site_and_one_that_does_not_fit_never_enters_it() {
    let release = Release::new();
    release.put(
        "candidate/answers.txt",
        &release.text("keys/cto-smb.key.json"),
    );
    release.set_up(&["--grading", "reviewer"]).unwrap();
    assert!(!release.has("candidate/answers.txt"));

    let key = release.text("keys/cto-smb.key.json");
    let broken = key.replacen("\"sha256\": \"", "\"sha256\": \"0", 1);
    assert_ne!(broken, key);
    for (text, words) in [
        (Some(broken), "keys/cto-smb.key.json"),
        (None, "no whole key"),
    ] {
        match text {
            Some(text) => release.put("keys/cto-smb.key.json", &text),
            None => std::fs::remove_file(release.file("keys/cto-smb.key.json")).unwrap(),
        }
        let before = release.all();
        let found = release
            .set_up(&["--grading", "in-browser"])
            .unwrap_err()
            .to_string();
        assert!(found.contains(words), "{found}");
        assert_eq!(release.changed_since(&before), [""; 0]);
    }
}

#[test]
fn the_list_says_what_is_left_and_keeps_ticks() {
    let release = Release::new();
    let list = |release: &Release| release.text("CHECKLIST.md");
    release
        .set_up(&["--site", "https://example.github.io/cto/"])
        .unwrap();
    let first = list(&release);
    for words in [
        "- [ ] Name your team",
        "- [ ] Give the answers a place",
        "assay serve candidate --submissions submissions --recruiter recruiter --keys keys",
        "assay probe --config candidate/config.json --origin https://example.github.io/cto/",
        "Not for candidates: `keys`, `recruiter`",
        "frame-ancestors",
    ] {
        assert!(first.contains(words), "{words}\n{first}");
    }
    assert!(!release.has("candidate/CHECKLIST.md"));
    release.put(
        "CHECKLIST.md",
        &first.replace("- [ ] Take the test", "- [x] Take the test"),
    );
    let words = [
        "--answers",
        ENDPOINT,
        "--team",
        "Hats",
        "--contact",
        "jobs@example.org",
    ];
    release.set_up(&words).unwrap();
    let second = list(&release);
    assert!(second.contains("- [x] Take the test once"), "{second}");
    assert!(!second.contains("Name your team") && !second.contains("Give the answers"));
}

#[test]
fn a_list_of_the_teams_own_stays_and_ours_has_another_name() {
    let release = Release::new();
    let own = "# Checklist\n\n- [ ] Order cake\n";
    release.put("CHECKLIST.md", own);
    let plan = release.set_up(&["--team", "Hats"]).unwrap();
    assert_eq!(release.text("CHECKLIST.md"), own);
    let list = release.text("CHECKLIST-assay.md");
    assert_eq!(list, plan.checklist);
    let said = plan.warnings.to_string();
    assert!(
        said.contains("CHECKLIST.md") && said.contains("CHECKLIST-assay.md"),
        "{said}"
    );
    // Ticks stay there too, and it is said once.
    release.put(
        "CHECKLIST-assay.md",
        &list.replace("- [ ] Take the test", "- [x] Take the test"),
    );
    let plan = release.set_up(&["--team", "Caps"]).unwrap();
    assert!(plan.checklist.contains("- [x] Take the test"));
    assert!(plan.warnings.0.is_empty(), "{}", plan.warnings);

    // Where both are the team's own, neither is written.
    release.put("CHECKLIST-assay.md", own);
    let before = release.all();
    let plan = release.set_up(&[]).unwrap();
    assert_eq!(release.changed_since(&before), [""; 0]);
    assert!(plan.warnings.to_string().contains("Both were left"));
}

#[test]
fn our_list_is_ours_whatever_editor_saved_it_and_says_that_only_ticks_stay() {
    let release = Release::new();
    release.set_up(&["--team", "Hats"]).unwrap();
    let list = release.text("CHECKLIST.md");
    assert!(
        list.contains("Nothing else that you write here stays"),
        "{list}"
    );
    let saved = format!("\u{feff}{}", list.replace('\n', "\r\n"))
        .replace("- [ ] Take the test", "- [x] Take the test");
    release.put("CHECKLIST.md", &saved);
    release.set_up(&["--team", "Caps"]).unwrap();
    assert!(release.text("CHECKLIST.md").contains("- [x] Take the test"));
    assert!(!release.has("CHECKLIST-assay.md"));
}
