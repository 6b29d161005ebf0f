//! Properties of single characters.

/// Pop directional isolate: the end of it.
pub const PDI: char = '\u{2069}';

/// Returns whether a character acts on what stands around it, or speaks to machines: controls, overrides and embeddings
/// of direction, deprecated format characters, annotations, tags.
pub fn is_harmful(sign: char) -> bool {
    (sign.is_control() && !matches!(sign, '\t' | '\n' | '\r'))
        || matches!(sign,
            '\u{202a}'..='\u{202e}'
            | '\u{206a}'..='\u{206f}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e00ff}'
            | '\u{e01f0}'..='\u{e0fff}')
}

/// Returns whether nobody sees a character; joiners, selectors of a variant and isolates aside.
pub fn is_hidden(sign: char) -> bool {
    is_harmful(sign)
        || matches!(sign,
            '\u{ad}' | '\u{34f}' | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}'
            | '\u{2060}'..='\u{2065}'
            | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d159}'
            | '\u{1d173}'..='\u{1d17a}')
}

/// Returns whether it begins or ends an isolate.
pub fn is_isolate(sign: char) -> bool {
    matches!(sign, '\u{2066}'..=PDI)
}

/// Zero-width joiner and non-joiner.
pub fn is_joiner(sign: char) -> bool {
    matches!(sign, '\u{200c}' | '\u{200d}')
}

/// Returns whether something can be seen where it stands alone.
pub fn is_visible(sign: char) -> bool {
    !is_hidden(sign)
        && !is_isolate(sign)
        && !is_joiner(sign)
        && !sign.is_whitespace()
        && most_marks(sign).is_none()
}

/// Returns whether it is written from right to left, or makes what follows so.
pub fn is_right_to_left(sign: char) -> bool {
    matches!(sign,
        '\u{590}'..='\u{8ff}'
        | '\u{200f}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
}

/// Of a combining mark: up to how many stand on one letter. General diacritics, which stack without end, get few; of
/// the scripts Burmese needs most.
pub fn most_marks(sign: char) -> Option<usize> {
    match sign {
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{180b}'..='\u{180f}'
        | '\u{e0100}'..='\u{e01ef}' => Some(4),
        '\u{591}'..='\u{5bd}'
        | '\u{5bf}'
        | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}'
        | '\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}'
        | '\u{711}'
        | '\u{730}'..='\u{74a}'
        | '\u{7a6}'..='\u{7b0}'
        | '\u{7eb}'..='\u{7f3}'
        | '\u{8d3}'..='\u{8e1}'
        | '\u{8e3}'..='\u{902}'
        | '\u{93c}'
        | '\u{941}'..='\u{948}'
        | '\u{94d}'
        | '\u{951}'..='\u{957}'
        | '\u{981}'
        | '\u{9c1}'..='\u{9cd}'
        | '\u{a3c}'..='\u{a51}'
        | '\u{ac1}'..='\u{acd}'
        | '\u{b3f}'..='\u{b56}'
        | '\u{bc0}'..='\u{bcd}'
        | '\u{c3e}'..='\u{c56}'
        | '\u{cbf}'..='\u{ccd}'
        | '\u{d41}'..='\u{d4d}'
        | '\u{e31}'
        | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}'
        | '\u{eb4}'..='\u{ebc}'
        | '\u{ec8}'..='\u{ece}'
        | '\u{f71}'..='\u{f84}'
        | '\u{f8d}'..='\u{fbc}'
        | '\u{102d}'..='\u{103e}'
        | '\u{17b6}'..='\u{17d3}'
        | '\u{1b00}'..='\u{1b03}'
        | '\u{1b34}'..='\u{1b44}'
        | '\u{1cd0}'..='\u{1ce8}'
        | '\u{302a}'..='\u{302f}'
        | '\u{3099}'..='\u{309a}'
        | '\u{a66f}'..='\u{a67d}'
        | '\u{a8e0}'..='\u{a8f1}'
        | '\u{1d165}'..='\u{1d172}'
        | '\u{1d17b}'..='\u{1d1ad}' => Some(8),
        _ => None,
    }
}
