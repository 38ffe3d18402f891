//! Changes of bytes, each drawn from a generator that gives the same numbers in every run.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

/// The longest input that is made.
const LONGEST: usize = 64 * 1024;

/// What readers stumble over.
const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "\\",
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "0",
    "-1",
    "-0",
    "1.0",
    "1e400",
    "1e-400",
    "9007199254740993",
    "4294967296",
    "18446744073709551616",
    "99999999999999999999999",
    "\\ud800",
    "\\udc00\\ud800",
    "\\u0000",
    "\u{feff}",
    "\u{202e}",
    "\u{0}",
    "\u{1f469}\u{200d}\u{1f467}",
    "é",
    "\r\n",
    "\n\n",
    "//",
    "/*",
    "NaN",
    "Infinity",
    "\"alg\":\"none\",",
    "\"crit\":[\"b64\"],",
    "\"b64\":false,",
    "\"zip\":\"DEF\",",
    "\"p2c\":4294967295,",
    "=",
    "==",
    "+/",
    "-_",
    "[[",
    "]]",
    "[[[[[[[[",
    "\"\"\"",
    "'''",
    "#",
    "not ",
    "(((((((( ",
    " and ",
    " or ",
    "at least 4294967295 of (",
    "0000-00-00",
    "9999-12-31",
    "-262143-01-01",
    "+262142-12-31",
    "2024-02-30",
    "29",
    "2026-11-24T09:00:00Z",
    "<script>",
];

/// Numbers out of a seed: SplitMix64 (Steele, Lea and Flood 2014).
pub struct Numbers(u64);

impl Numbers {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `most`; 0 where that is 0.
    pub fn below(&mut self, most: usize) -> usize {
        (self.next() % (most.max(1) as u64)) as usize
    }

    fn of_list<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    fn byte(&mut self) -> u8 {
        self.next() as u8
    }
}

/// Another input, made of one with the help of another.
pub fn mutated(numbers: &mut Numbers, one: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = one.to_vec();
    for _ in 0..=numbers.below(4) {
        change(numbers, &mut bytes, other);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn change(numbers: &mut Numbers, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = numbers.below(bytes.len());
    let to = (at + 1 + numbers.below(32)).min(bytes.len());
    match numbers.below(16) {
        0 if !bytes.is_empty() => bytes[at] ^= 1 << numbers.below(8),
        1 if !bytes.is_empty() => bytes[at] = numbers.byte(),
        2 => bytes.insert(at, numbers.byte()),
        3 if at < to => drop(bytes.drain(at..to)),
        4 if at < to => {
            let part = bytes[at..to].to_vec();
            bytes.splice(at..at, part);
        }
        5 if numbers.below(4) == 0 => bytes.truncate(at),
        6 => {
            let from = numbers.below(other.len());
            let until = (from + numbers.below(200)).min(other.len());
            bytes.splice(at..to.max(at), other[from..until].iter().copied());
        }
        7 => {
            let token = numbers.of_list(TOKENS);
            bytes.splice(at..at, token.bytes());
        }
        8 => number(numbers, bytes),
        9 => lines(numbers, bytes),
        _ => tree(numbers, bytes, other),
    }
}

/// Another number in the place of one.
fn number(numbers: &mut Numbers, bytes: &mut Vec<u8>) {
    let starts: Vec<usize> = (0..bytes.len())
        .filter(|at| bytes[*at].is_ascii_digit() && (*at == 0 || !bytes[at - 1].is_ascii_digit()))
        .collect();
    if starts.is_empty() {
        return;
    }
    let start = *numbers.of_list(&starts);
    let digits = bytes[start..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let wild = [
        "0",
        "1",
        "-1",
        "32",
        "255",
        "65536",
        "2147483648",
        "4294967295",
        "9999",
        "1e9",
    ];
    let with = numbers.of_list(&wild);
    bytes.splice(start..start + digits, with.bytes());
}

/// Lines doubled, left away or put elsewhere.
fn lines(numbers: &mut Numbers, bytes: &mut Vec<u8>) {
    let mut lines: Vec<Vec<u8>> = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    let line = lines.remove(numbers.below(lines.len()));
    for _ in 0..numbers.below(3) {
        lines.insert(numbers.below(lines.len() + 1), line.clone());
    }
    *bytes = lines.join(&b'\n');
}

/// A change that leaves JSON what it is.
fn tree(numbers: &mut Numbers, bytes: &mut Vec<u8>, other: &[u8]) {
    let Ok(mut value) = serde_json::from_slice::<Value>(bytes) else {
        return change_plainly(numbers, bytes);
    };
    let count = nodes(&value);
    let from = serde_json::from_slice::<Value>(other).unwrap_or_default();
    let part = node(&from, &mut numbers.below(nodes(&from)))
        .cloned()
        .unwrap_or_default();
    let mut at = numbers.below(count);
    edit(numbers, &mut value, &mut at, &part);
    *bytes = value.to_string().into();
}

fn change_plainly(numbers: &mut Numbers, bytes: &mut Vec<u8>) {
    let at = numbers.below(bytes.len());
    bytes.insert(at, numbers.byte());
}

fn children(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().collect(),
        Value::Object(members) => members.values().collect(),
        _ => Vec::new(),
    }
}

fn nodes(value: &Value) -> usize {
    1 + children(value).into_iter().map(nodes).sum::<usize>()
}

/// The node of this number.
fn node<'a>(value: &'a Value, at: &mut usize) -> Option<&'a Value> {
    if *at == 0 {
        return Some(value);
    }
    *at -= 1;
    children(value)
        .into_iter()
        .find_map(|child| node(child, at))
}

/// Changes the node of this number; true once that is done.
fn edit(numbers: &mut Numbers, value: &mut Value, at: &mut usize, part: &Value) -> bool {
    if *at == 0 {
        edit_here(numbers, value, part);
        return true;
    }
    *at -= 1;
    match value {
        Value::Array(list) => list.iter_mut().any(|child| edit(numbers, child, at, part)),
        Value::Object(members) => members
            .values_mut()
            .any(|child| edit(numbers, child, at, part)),
        _ => false,
    }
}

fn edit_here(numbers: &mut Numbers, value: &mut Value, part: &Value) {
    match (numbers.below(8), &mut *value) {
        (0, _) => *value = part.clone(),
        (1, _) => *value = json!([value.take()]),
        (2, _) => *value = json!({ *numbers.of_list(TOKENS): value.take() }),
        (3, _) => {
            let plain = [
                json!(null),
                json!(true),
                json!(0),
                json!(-1),
                json!(1e300),
                json!(""),
                json!([]),
                json!({}),
            ];
            *value = numbers.of_list(&plain).clone();
        }
        (_, Value::Array(list)) => match numbers.below(3) {
            0 if !list.is_empty() => drop(list.remove(numbers.below(list.len()))),
            1 if !list.is_empty() => list.push(list[numbers.below(list.len())].clone()),
            _ => list.insert(numbers.below(list.len() + 1), part.clone()),
        },
        (_, Value::Object(members)) => member(numbers, members, part),
        (_, Value::String(text)) => *text = text_of(numbers, text),
        (_, Value::Number(_)) => {
            let wild = [
                json!(0),
                json!(1),
                json!(2),
                json!(31),
                json!(366),
                json!(-1),
                json!(u64::MAX),
                json!(i64::MIN),
                json!(1.5),
            ];
            *value = numbers.of_list(&wild).clone();
        }
        (_, Value::Bool(held)) => *held = !*held,
        (_, Value::Null) => *value = part.clone(),
    }
}

fn member(numbers: &mut Numbers, members: &mut Map<String, Value>, part: &Value) {
    let names: Vec<String> = members.keys().cloned().collect();
    let name = if names.is_empty() {
        String::new()
    } else {
        numbers.of_list(&names).clone()
    };
    match numbers.below(3) {
        0 => drop(members.remove(&name)),
        1 => {
            if let Some(held) = members.remove(&name) {
                members.insert((*numbers.of_list(TOKENS)).to_owned(), held);
            }
        }
        _ => drop(members.insert(name, part.clone())),
    }
}

/// Text changed; where it is something in base64url, what it holds.
fn text_of(numbers: &mut Numbers, text: &str) -> String {
    match URL_SAFE_NO_PAD.decode(text) {
        Ok(mut held) if text.len() > 8 && numbers.below(4) > 0 => {
            change(numbers, &mut held, b"");
            URL_SAFE_NO_PAD.encode(held)
        }
        _ => {
            let mut bytes = text.as_bytes().to_vec();
            let at = numbers.below(bytes.len());
            match numbers.below(3) {
                0 => bytes = numbers.of_list(TOKENS).bytes().collect(),
                1 => drop(bytes.splice(at..at, numbers.of_list(TOKENS).bytes())),
                _ => bytes.truncate(at),
            }
            String::from_utf8_lossy(&bytes).into_owned()
        }
    }
}
