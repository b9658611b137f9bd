//! Plain text comes in, text that rustdoc shows the same way goes out: signs that would be Markdown are escaped, addresses
//! become links.

use super::writer::Writer;

impl Writer<'_> {
    /// Text that means no Markdown.
    pub(super) fn escaped(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let start = ["http://", "https://"]
                .iter()
                .filter_map(|scheme| rest.find(scheme))
                .min();
            let Some(start) = start else { break };
            let (before, from) = rest.split_at(start);
            let length = from
                .find(|character: char| {
                    !character.is_ascii_graphic() || "<>\"'()[]{}`|\\^".contains(character)
                })
                .unwrap_or(from.len());
            let address = from[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '*']);
            self.escaped_words(before);
            if address.ends_with("//") {
                self.escaped_words(address);
            } else {
                self.push(&format!("<{address}>"));
            }
            rest = &from[address.len()..];
        }
        self.escaped_words(rest);
    }

    fn escaped_words(&mut self, text: &str) {
        let text = if self.line.is_empty() {
            text.trim_start()
        } else {
            text
        };
        if text.is_empty() {
            return;
        }
        let mut escaped = String::with_capacity(text.len() + 8);
        let mut before = self.line.chars().next_back();
        let mut characters = text.char_indices().peekable();
        while let Some((index, character)) = characters.next() {
            let after = characters.peek().map(|(_, after)| *after);
            let at_start = self.line.is_empty() && escaped.is_empty();
            let needed = match character {
                '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
                '_' => {
                    !(before.is_some_and(char::is_alphanumeric)
                        && after.is_some_and(char::is_alphanumeric))
                }
                '&' => begins_entity(&text[index..]),
                '#' | '-' | '+' | '=' | ':' => at_start,
                // `1. ` and `1) ` at the start of a line would begin a list.
                '.' | ')' => {
                    !escaped.is_empty()
                        && self.line.is_empty()
                        && escaped.chars().all(|digit| digit.is_ascii_digit())
                }
                _ => false,
            };
            if needed {
                escaped.push('\\');
            }
            escaped.push(character);
            before = Some(character);
        }
        self.push(&escaped);
    }
}

/// Whether `text` begins with something like `&lt;`.
fn begins_entity(text: &str) -> bool {
    let name = text.trim_start_matches('&');
    let end = name.find(|character: char| !character.is_ascii_alphanumeric() && character != '#');
    end.is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}
