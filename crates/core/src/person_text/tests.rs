use super::*;

const RLO: char = '\u{202e}';

#[test]
fn what_is_ordinary_stays_as_it_is() {
    for text in [
        "",
        "Ann Smith",
        "Zoë O’Brien-Łukasiewicz",
        "José\nline two\tend",
        "Nguye\u{302}\u{303}n",
        "李小龍",
        "שָׁלוֹם",
        "محمد",
        "می‌خواهم",
        "क्‍ष",
        "မြွှို့",
        "👩‍💻 🏳️‍🌈",
        "葛\u{e0100}",
        "soft\u{ad}hyphen",
    ] {
        assert_eq!(safe(text), text);
    }
    for text in ["Ann Smith", "می‌خواهم", "👩‍💻", "葛\u{e0100}"] {
        assert_eq!(name(text), text);
        assert_eq!(field(text), text);
    }
}

#[test]
fn nothing_in_a_text_turns_what_stands_around_it() {
    assert_eq!(safe(&format!("Ann{RLO}gnp.exe")), "Anngnp.exe");
    assert_eq!(safe("a\u{202b}b\u{2067}c"), "abc");
    assert_eq!(safe("a\u{2069}b"), "ab");
    // What is closed does no harm, and stays.
    let closed = "a \u{2068}שלום\u{2069} b";
    assert_eq!(safe(closed), closed);
    assert_eq!(name(closed), "a שלום b");
    let many = "\u{2068}".repeat(100_000) + "x" + &"\u{2069}".repeat(100_000);
    assert_eq!(safe(&many).chars().count(), 2 * MOST_DEPTH + 1);
}

#[test]
fn what_nobody_sees_is_not_in_a_name() {
    assert_eq!(name("A\u{200b}n\u{200d}n\u{feff}\u{2060}"), "Ann");
    assert_eq!(name("A\u{e0041}\u{e0042}nn\u{7}\u{1b}[31m"), "Ann[31m");
    assert_eq!(name(" Ann \n\t Smith\u{a0}"), "Ann Smith");
    for hidden in [
        "\u{200b}\u{200b}",
        "\u{200d}",
        "\u{3164}",
        "\u{2800}",
        "\u{2068}\u{2069}",
        "\u{301}\u{301}",
        "\u{ad}\u{fe0f}",
        "\u{202e}",
    ] {
        assert!(is_blank(hidden), "{hidden:?}");
        assert_eq!(name(hidden), NOTHING_VISIBLE, "{hidden:?}");
        assert_eq!(block(hidden), NOTHING_VISIBLE, "{hidden:?}");
    }
    assert_eq!(name(""), "");
    assert_eq!(name("  "), "");
    assert_eq!(
        plain("Ann\u{200b}"),
        plain(" ann ".to_uppercase().trim()).replace("ANN", "Ann")
    );
}

#[test]
fn what_is_shown_has_bounds() {
    let shown = name(&"x".repeat(100_000));
    assert_eq!(shown.chars().count(), NAME_CHARS + 1);
    assert!(shown.ends_with('…'));
    assert_eq!(name(&"x".repeat(NAME_CHARS)).chars().count(), NAME_CHARS);
    let stacked = ["Z", &"\u{301}".repeat(1_000), "o"].concat();
    assert_eq!(safe(&stacked), "Z\u{301}\u{301}\u{301}\u{301}o");
    assert_eq!(block(&"x".repeat(100_000)).chars().count(), TEXT_CHARS + 1);
    assert!(one_line(&"x".repeat(100_000)).chars().count() <= LINE_CHARS);
    // No isolate is left open where a text is cut.
    let cut = brief(&["\u{2068}", &"x".repeat(500), "\u{2069}"].concat(), 10);
    assert_eq!(cut, "xxxxxxxxxx…");
    let cut = block(&["\u{2068}", &"x".repeat(TEXT_CHARS), "\u{2069}"].concat());
    assert!(!cut.contains(FSI));
}

#[test]
fn a_name_in_a_sentence_keeps_its_direction_to_itself() {
    assert_eq!(isolated("Ann"), "Ann");
    assert_eq!(isolated("שלום"), "\u{2068}שלום\u{2069}");
    assert_eq!(isolated(&isolated("שלום")), "\u{2068}שלום\u{2069}");
    assert_eq!(isolated(&format!("{RLO}محمد")), "\u{2068}محمد\u{2069}");
    assert_eq!(within("Dear {name},", "Ann"), "Ann");
    assert_eq!(within("שלום {name},", "Ann"), "\u{2068}Ann\u{2069}");
    assert!(stands_apart("Ann שלום"));
    assert!(!stands_apart("Ann \u{2068}שלום\u{2069}, 12"));
}

#[test]
fn a_terminal_is_only_written_to() {
    assert_eq!(printed("a\u{1b}[2Jb\u{9b}1mc\rd\ne"), "a[2Jb1mcd\ne");
    assert_eq!(one_line("a\nb\r\nc\u{1b}]0;x\u{7}"), "a b  c]0;x");
}
