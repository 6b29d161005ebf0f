//! Seeded changes to real documents: in their bytes, and in their structure.

use assay_core::document::Value;

/// A small generator of its own, so that a failure can be repeated.
pub struct Noise(pub u64);

impl Noise {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }

    fn one_of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

/// Pieces that parsers stumble over.
const TOKENS: [&str; 44] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\",
    "\\u",
    "\\ud800",
    "\\u0000",
    "null",
    "true",
    "-",
    "-0",
    "0",
    "1e9",
    "1.5",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "4294967296",
    "9007199254740992",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "🦀",
    "ä",
    "\r\n",
    "\n\n",
    "--b",
    "\r\n\r\n",
    "%",
    "%ff",
    "%00",
    "+",
    "{attempt_id}",
    "://",
    "//",
    "@",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "999999999999999999",
    "1,234",
    "(",
];

/// Changes bytes, one to four times.
pub fn bytes(noise: &mut Noise, seed: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=noise.below(4) {
        let at = noise.below(bytes.len() + 1);
        let end = (at + noise.below(30)).min(bytes.len());
        match noise.below(9) {
            0 if at < bytes.len() => bytes[at] ^= 1 << noise.below(8),
            1 => bytes.insert(at, noise.below(256) as u8),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let again = bytes[at..end].to_vec();
                insert(&mut bytes, at, &again);
            }
            4 => bytes.truncate(at),
            5 => {
                let from = noise.below(other.len() + 1);
                let to = (from + noise.below(200)).min(other.len());
                insert(&mut bytes, at, &other[from..to]);
            }
            6 => number(noise, &mut bytes, at),
            7 if noise.below(20) == 0 => {
                let many = noise.one_of(&["[", "{\"a\":", "x", "9", "%7B", "\n", ","]);
                insert(
                    &mut bytes,
                    at,
                    many.repeat(1 + noise.below(20_000)).as_bytes(),
                );
            }
            _ => {
                let token = noise.one_of(&TOKENS);
                insert(&mut bytes, at, token.as_bytes());
            }
        }
    }
    bytes
}

fn insert(bytes: &mut Vec<u8>, at: usize, more: &[u8]) {
    bytes.splice(at..at, more.iter().copied());
}

/// Writes an extreme in the place of the next number.
fn number(noise: &mut Noise, bytes: &mut Vec<u8>, at: usize) {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let Some(start) = bytes[at..]
        .iter()
        .position(is_digit)
        .map(|start| at + start)
    else {
        return;
    };
    let length = bytes[start..]
        .iter()
        .take_while(|byte| is_digit(byte))
        .count();
    let extreme = extreme(noise).to_string();
    bytes.splice(start..start + length, extreme.into_bytes());
}

fn extreme(noise: &mut Noise) -> i64 {
    let powers = [0, 1, 8, 16, 31, 32, 43, 53, 62, 63];
    let power = 1_i64.wrapping_shl(powers[noise.below(powers.len())]);
    let near = power.wrapping_add(noise.below(3) as i64 - 1);
    [near, near.wrapping_neg()][noise.below(2)]
}

/// Changes the structure of a document at one to three places.
pub fn tree(noise: &mut Noise, seed: &Value) -> Value {
    let mut value = seed.clone();
    for _ in 0..=noise.below(3) {
        let piece = somewhere(noise, &mut value).clone();
        let place = somewhere(noise, &mut value);
        *place = match noise.below(8) {
            0 => Value::Null,
            1 => piece,
            2 => extreme(noise).into(),
            3 => text(noise).into(),
            4 => lessened(noise, place.take()),
            5 => doubled(noise, place.take()),
            6 => Value::Array(vec![place.take(), piece]),
            _ => varied(noise, place.take()),
        };
    }
    value
}

/// A place in a document; deep ones are as likely as shallow ones.
fn somewhere<'a>(noise: &mut Noise, value: &'a mut Value) -> &'a mut Value {
    let inner = match value {
        Value::Array(list) => list.len(),
        Value::Object(map) => map.len(),
        _ => 0,
    };
    if inner == 0 || noise.below(8) == 0 {
        return value;
    }
    let at = noise.below(inner);
    match value {
        Value::Array(list) => somewhere(noise, &mut list[at]),
        Value::Object(map) => match map.values_mut().nth(at) {
            Some(inner) => somewhere(noise, inner),
            None => unreachable!("counted before"),
        },
        other => other,
    }
}

fn text(noise: &mut Noise) -> String {
    let token = noise.one_of(&TOKENS);
    match noise.below(40) {
        0 => token.repeat(5_000),
        1 => String::new(),
        _ => String::from(token),
    }
}

/// The same with one entry less.
fn lessened(noise: &mut Noise, mut value: Value) -> Value {
    match &mut value {
        Value::Array(list) if !list.is_empty() => drop(list.remove(noise.below(list.len()))),
        Value::Object(map) => {
            let name = map.keys().nth(noise.below(map.len())).cloned();
            name.map(|name| map.remove(&name));
        }
        _ => {}
    }
    value
}

/// The same with one entry more: one that is there already.
fn doubled(noise: &mut Noise, mut value: Value) -> Value {
    match &mut value {
        Value::Array(list) if !list.is_empty() => {
            let entry = list[noise.below(list.len())].clone();
            list.extend(std::iter::repeat_n(entry, 1 + noise.below(3)));
        }
        Value::Object(map) => {
            let entry = map.values().nth(noise.below(map.len())).cloned();
            map.insert(text(noise), entry.unwrap_or_default());
        }
        _ => {}
    }
    value
}

/// Another value of the same kind, such as a valid document might have.
fn varied(noise: &mut Noise, value: Value) -> Value {
    match value {
        Value::Bool(flag) => (!flag).into(),
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or_default();
            number.wrapping_add(noise.below(5) as i64 - 2).into()
        }
        Value::String(old) => (old + &text(noise)).into(),
        Value::Array(mut list) => {
            list.reverse();
            list.into()
        }
        other => other,
    }
}
