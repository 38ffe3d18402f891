//! Content lines of iCalendar (RFC 5545 §3.1).

/// The most octets of a line, without its end.
const LONGEST: usize = 75;

/// Content lines, folded, each with its CRLF.
#[derive(Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// Adds a line as it is.
    pub fn add(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > LONGEST {
                // The space that begins the next part counts.
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a property whose value is text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.add(&format!("{name}:{}", escaped(value)));
    }

    /// All of them.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// A text as a value (RFC 5545 §3.3.11). Control characters have no place in one.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            _ if letter.is_control() => {}
            _ => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a reader makes of folded lines: RFC 5545 §3.1, backwards.
    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "")
            .split_terminator("\r\n")
            .map(str::to_owned)
            .collect()
    }

    /// What a reader makes of a value: RFC 5545 §3.3.11, backwards.
    fn plain(value: &str) -> String {
        let mut letters = value.chars();
        let mut text = String::new();
        while let Some(letter) = letters.next() {
            text.push(match letter {
                '\\' => match letters.next().unwrap() {
                    'n' => '\n',
                    other => other,
                },
                other => other,
            });
        }
        text
    }

    #[test]
    fn a_line_of_75_octets_is_whole_and_one_of_76_is_folded() {
        let mut lines = Lines::default();
        lines.add(&"a".repeat(75));
        assert_eq!(lines.into_text(), format!("{}\r\n", "a".repeat(75)));
        let mut lines = Lines::default();
        lines.add(&"a".repeat(76));
        assert_eq!(lines.into_text(), format!("{}\r\n a\r\n", "a".repeat(75)));
    }

    proptest! {
        #[test]
        fn a_folded_text_is_short_in_every_line_and_comes_back_whole(
            text in "[ -~\n“–é€😀漢]{0,300}"
        ) {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &text);
            lines.add("END:VEVENT");
            let file = lines.into_text();
            for line in file.split_terminator("\r\n") {
                prop_assert!(line.len() <= LONGEST && !line.contains(['\r', '\n']), "{line:?}");
            }
            let read = unfolded(&file);
            prop_assert_eq!(read.len(), 2);
            prop_assert_eq!(plain(read[0].strip_prefix("SUMMARY:").unwrap()), text);
            prop_assert_eq!(&read[1], "END:VEVENT");
        }
    }
}
