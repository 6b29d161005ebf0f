//! Keys in the site: none is lost, and none leaves its place by accident.

use crate::release::{KEY, Release};

/// A whole key that differs from the one in `keys`.
fn other_key(release: &Release, summary: &str) -> String {
    let key = release.text("keys/cto-smb.key.json");
    let mut value: serde_json::Value = serde_json::from_str(&key).unwrap();
    value["validity"]["summary"] = summary.into();
    value.to_string()
}

#[test]
fn a_whole_key_that_lies_in_the_site_only_moves_to_the_keys() {
    let release = Release::new();
    let key = release.text("keys/cto-smb.key.json");
    std::fs::remove_file(release.file("keys/cto-smb.key.json")).unwrap();
    let site_key = format!("candidate/{KEY}");
    release.put(&site_key, &key);
    let plan = release.set_up(&["--grading", "reviewer"]).unwrap();
    assert!(!release.has(&site_key));
    assert_eq!(release.text("keys/cto-smb.key.json"), key);
    let said = plan.warnings.to_string();
    assert!(
        said.contains("keys/cto-smb.key.json") && said.contains(&site_key),
        "{said}"
    );
    assert_eq!(
        release
            .set_up(&["--grading", "reviewer"])
            .unwrap()
            .warnings
            .0
            .len(),
        0
    );
    release.set_up(&["--grading", "in-browser"]).unwrap();
    assert!(release.has(&site_key));
}

#[test]
fn a_key_that_moves_takes_the_place_of_no_other() {
    let release = Release::new();
    let kept = release.text("keys/cto-smb.key.json");
    let [other, third] = ["2", "3"].map(|summary| other_key(&release, summary));
    // The same key twice moves once; an excerpt and a key that lies in `keys` already do not move.
    release.put("candidate/answers.txt", &other);
    release.put("candidate/copy.json", &kept);
    release.set_up(&["--grading", "reviewer"]).unwrap();
    let mut names: Vec<String> = std::fs::read_dir(release.file("keys"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["answers.txt.key.json", "cto-smb.key.json"]);
    assert_eq!(release.text("keys/answers.txt.key.json"), other);
    assert_eq!(release.text("keys/cto-smb.key.json"), kept);

    release.put("candidate/cto-smb.key.json", &third);
    release.set_up(&["--grading", "reviewer"]).unwrap();
    assert_eq!(release.text("keys/cto-smb.key.json"), kept);
    assert_eq!(release.text("keys/cto-smb-2.key.json"), third);
}

#[test]
fn a_key_that_could_move_nowhere_is_not_removed() {
    for with_folder in [false, true] {
        let release = Release::new();
        let key = release.text("keys/cto-smb.key.json");
        // A key that nobody can read may be the only one too.
        let (text, words) = if with_folder {
            ("{ broken", "JSON")
        } else {
            std::fs::remove_dir_all(release.file("keys")).unwrap();
            (key.as_str(), "Make a folder `keys`")
        };
        release.put("candidate/mine.key.json", text);
        let before = release.all();
        let found = release.set_up(&["--grading", "reviewer"]).unwrap_err();
        assert!(found.to_string().contains(words), "{found}");
        assert_eq!(release.changed_since(&before), [""; 0]);
    }
}

#[test]
fn an_excerpt_is_written_inside_the_site_only() {
    for name in [
        "../keys/cto-smb.key.json",
        "assessments/../../x.json",
        "/x.json",
        "https://example.com/x.json",
        "..\\x.json",
    ] {
        let release = Release::new();
        release.set_up(&["--grading", "reviewer"]).unwrap();
        let mut config: serde_json::Value =
            serde_json::from_str(&release.text("candidate/config.json")).unwrap();
        config["key"] = name.into();
        release.put("candidate/config.json", &config.to_string());
        let before = release.all();
        let found = release.set_up(&["--grading", "in-browser"]).unwrap_err();
        assert_eq!(found.0[0].file, "candidate/config.json", "{found}");
        assert!(found.to_string().contains("inside the site"), "{found}");
        assert_eq!(release.changed_since(&before), [""; 0], "{name}");
    }
}
