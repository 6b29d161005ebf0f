use super::*;
use crate::envelope::tests::Counting;

fn seed() -> Seed {
    Seed::from_bytes([5; 32])
}

const PASSPHRASE: &str = "four words of mine";

fn file() -> KeyFile {
    KeyFile::protect(&seed(), "2026", PASSPHRASE, Work::NONE, &mut Counting(1)).unwrap()
}

#[test]
fn the_passphrase_opens_the_file_and_no_other_does() {
    let text = serde_json::to_string(&file()).unwrap();
    let read = KeyFile::parse(&text).unwrap();
    assert!(read.open(PASSPHRASE) == Ok(seed()));
    for wrong in ["", "four words of Mine", "four words of mine "] {
        assert!(
            read.open(wrong) == Err(KeyFileProblem::NotOpened),
            "{wrong}"
        );
    }
}

#[test]
fn a_file_whose_public_keys_were_exchanged_does_not_open() {
    let mut changed = file();
    changed.public = PrivateKeys::of(&Seed::from_bytes([6; 32])).public("2026");
    assert!(changed.open(PASSPHRASE) == Err(KeyFileProblem::NotOpened));
}

#[test]
fn a_short_passphrase_is_refused_for_a_new_file() {
    let made = KeyFile::protect(&seed(), "2026", "elevenchars", Work::NONE, &mut Counting(1));
    assert_eq!(made, Err(KeyFileProblem::ShortPassphrase));
}

#[test]
fn a_file_that_asks_for_all_memory_is_not_read() {
    let mut greedy = file();
    greedy.work.memory_kib = u32::MAX;
    let text = serde_json::to_string(&greedy).unwrap();
    assert_eq!(KeyFile::parse(&text), Err(KeyFileProblem::NotAKeyFile));
}

#[test]
fn nothing_secret_stands_in_the_file() {
    let text = serde_json::to_string(&file()).unwrap();
    assert!(!text.contains(&STANDARD.encode([5; 32])));
    assert!(!text.contains(&seed().to_sheet()[..10]));
}
