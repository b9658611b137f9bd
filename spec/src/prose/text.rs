//! A run of Markdown becomes plain text: escapes, links, emphasis and no-break spaces go, the places of what was bold or code stay.

use std::ops::Range;

use crate::page::text::is_invisible;

/// Plain text with the ranges that were bold or code in the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// As a reader of the page sees it.
    pub(super) plain: String,
    /// The same in lower case (ASCII only, so that every offset is the same).
    pub(super) lower: String,
    /// What was bold or code, in order, as byte ranges.
    pub(super) marks: Vec<Range<usize>>,
}

impl Text {
    /// Reads inline Markdown. Marks that are never closed are dropped.
    pub(super) fn new(markdown: &str) -> Self {
        let mut writer = Writer {
            plain: String::with_capacity(markdown.len()),
            ..Writer::default()
        };
        writer.run(markdown);
        let plain = writer.plain;
        let lower = plain.to_ascii_lowercase();
        let mut marks = writer.marks;
        marks.sort_by_key(|mark| (mark.start, mark.end));
        marks.dedup();
        Self {
            plain,
            lower,
            marks,
        }
    }

    /// A part of it, with the marks that lie inside.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        let marks = self
            .marks
            .iter()
            .filter(|mark| mark.start >= range.start && mark.end <= range.end)
            .map(|mark| mark.start - range.start..mark.end - range.start)
            .collect();
        Self {
            plain: self.plain[range.clone()].to_owned(),
            lower: self.lower[range].to_owned(),
            marks,
        }
    }

    /// The mark that starts exactly at `at`.
    pub(super) fn mark_at(&self, at: usize) -> Option<Range<usize>> {
        self.marks.iter().find(|mark| mark.start == at).cloned()
    }

    /// Whether `at` lies inside a mark.
    pub(super) fn is_marked(&self, at: usize) -> bool {
        self.marks.iter().any(|mark| mark.contains(&at))
    }
}

#[derive(Default)]
struct Writer {
    plain: String,
    marks: Vec<Range<usize>>,
    bold: Option<usize>,
}

impl Writer {
    fn run(&mut self, markdown: &str) {
        let mut rest = markdown;
        while let Some(first) = rest.chars().next() {
            rest = match first {
                '\\' => self.escape(rest),
                '`' => self.code(rest),
                '*' => self.stars(rest),
                '[' => self.link(rest),
                '&' => self.entity(rest),
                '<' if starts_with_break(rest) => {
                    self.push('\n');
                    rest.split_once('>').map_or("", |(_, after)| after)
                }
                '<' if inline_tag(rest).is_some() => {
                    rest.split_once('>').map_or("", |(_, after)| after)
                }
                other => {
                    self.push(other);
                    &rest[other.len_utf8()..]
                }
            };
        }
    }

    /// Writes one character; white space of every kind is one space, or one line break.
    fn push(&mut self, character: char) {
        match character {
            _ if is_invisible(character) => {}
            '\n' => {
                while self.plain.ends_with(' ') && self.bold != Some(self.plain.len()) {
                    self.plain.pop();
                }
                if !self.plain.ends_with('\n') {
                    self.plain.push('\n');
                }
            }
            _ if character.is_whitespace() => {
                if !self.plain.ends_with([' ', '\n']) {
                    self.plain.push(' ');
                }
            }
            _ => self.plain.push(character),
        }
    }

    fn escape<'a>(&mut self, rest: &'a str) -> &'a str {
        let after = &rest[1..];
        match after.chars().next() {
            Some(next) if next.is_ascii_punctuation() => {
                self.push(next);
                &after[1..]
            }
            Some(_) | None => {
                self.push('\\');
                after
            }
        }
    }

    /// A code span; its contents are literal.
    fn code<'a>(&mut self, rest: &'a str) -> &'a str {
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        let (fence, after) = rest.split_at(ticks);
        let Some((inside, after)) = after.split_once(fence) else {
            return after;
        };
        let start = self.plain.len();
        // A table cell escapes the pipe even inside of code.
        for character in inside.trim().replace("\\|", "|").chars() {
            self.push(character);
        }
        if self.plain.len() > start {
            self.marks.push(start..self.plain.len());
        }
        after
    }

    /// Two stars switch bold; one is itself, three and more are a mask, as in `i-bp1****`.
    fn stars<'a>(&mut self, rest: &'a str) -> &'a str {
        let count = rest.len() - rest.trim_start_matches('*').len();
        let after = &rest[count..];
        // `****` between words ends one bold span and opens the next.
        let masks = count == 4 && self.bold.is_none() || count == 3 || count > 4;
        // `5*1024*1024` is a product.
        let times = self.plain.ends_with(|c: char| c.is_ascii_digit())
            && after.starts_with(|c: char| c.is_ascii_digit());
        if count == 1
            && !times
            && let Some((inside, after)) = emphasis(after)
        {
            inside.chars().for_each(|character| self.push(character));
            return after;
        }
        if masks || count == 1 {
            self.plain.push_str(&rest[..count]);
            return after;
        }
        match self.bold.take() {
            Some(start) => {
                let text = self.plain.get(start..).unwrap_or_default();
                let trimmed = text.trim();
                if !trimmed.is_empty() {
                    let start = start + (text.len() - text.trim_start().len());
                    self.marks.push(start..start + trimmed.len());
                }
                if count == 4 {
                    self.bold = Some(self.plain.len());
                }
            }
            None => self.bold = Some(self.plain.len()),
        }
        after
    }

    /// A link leaves its text.
    fn link<'a>(&mut self, rest: &'a str) -> &'a str {
        let after = &rest[1..];
        let target = ahead(after)
            .find(']')
            .filter(|&end| after[end..].starts_with("]("))
            .and_then(|end| {
                let target = &after[end + 2..];
                let close = ahead(target).find(')')?;
                Some((end, &target[close + 1..]))
            });
        match target {
            Some((end, remaining)) if !after[..end].contains('[') => {
                for character in after[..end].replace('\\', "").chars() {
                    self.push(character);
                }
                remaining
            }
            Some(_) | None => {
                self.push('[');
                after
            }
        }
    }

    fn entity<'a>(&mut self, rest: &'a str) -> &'a str {
        const ENTITIES: [(&str, char); 6] = [
            ("&lt;", '<'),
            ("&gt;", '>'),
            ("&amp;", '&'),
            ("&quot;", '"'),
            ("&nbsp;", ' '),
            ("&#124;", '|'),
        ];
        for (entity, character) in ENTITIES {
            if let Some(after) = rest.strip_prefix(entity) {
                self.push(character);
                return after;
            }
        }
        self.push('&');
        &rest[1..]
    }
}

/// The longest link text, link target and tag that are looked for, in bytes: a bracket that is never closed opens nothing.
const LONGEST_AHEAD: usize = 2_000;

/// The start of a text, as far as what a bracket opens may reach.
pub(super) fn ahead(text: &str) -> &str {
    let cut = text.len().min(LONGEST_AHEAD);
    let end = (0..=cut).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or(0)).unwrap_or(text)
}

/// `<i>`, `</b>`: looks, not contents. `<user>` is a part of a notation and stays.
fn inline_tag(rest: &str) -> Option<&str> {
    let (tag, _) = ahead(rest.strip_prefix('<')?).split_once('>')?;
    let name = tag.strip_prefix('/').unwrap_or(tag);
    matches!(
        name,
        "i" | "b" | "em" | "strong" | "u" | "code" | "sub" | "sup" | "span" | "p" | "props"
    )
    .then_some(name)
}

/// The text between this star and the next, where it is one word, as in `*yyyy-MM-dd*T*HH:mm*Z`; `*.example.com` is none.
fn emphasis(after: &str) -> Option<(&str, &str)> {
    let (inside, rest) = after.split_once('*')?;
    let word = inside.starts_with(|c: char| c.is_ascii_alphanumeric())
        && inside.ends_with(|c: char| c.is_ascii_alphanumeric())
        && !inside.contains(|c: char| c.is_whitespace() || matches!(c, '\\' | '`' | ',' | '|'))
        && inside.is_ascii();
    (word && !rest.starts_with('*')).then_some((inside, rest))
}

/// `<br>`, `<br/>`, `<br />`.
fn starts_with_break(rest: &str) -> bool {
    rest.get(..3)
        .is_some_and(|tag| tag.eq_ignore_ascii_case("<br"))
}

#[cfg(test)]
mod tests {
    use super::Text;

    fn check(markdown: &str, plain: &str, marks: &[&str]) {
        let text = Text::new(markdown);
        assert_eq!(text.plain, plain);
        let found: Vec<&str> = text
            .marks
            .iter()
            .map(|mark| &text.plain[mark.clone()])
            .collect();
        assert_eq!(found, marks, "{markdown}");
    }

    #[test]
    fn marks_escapes_and_links_become_plain_text() {
        check("取值：**on\\_off**。", "取值：on_off。", &["on_off"]);
        check(
            "See [the list](~~123~~) of `a\\|b`",
            "See the list of a|b",
            &["a|b"],
        );
        check("**a****b**", "ab", &["a", "b"]);
        check("id-bp1\\*\\*\\*\\* and x****", "id-bp1**** and x****", &[]);
        check("a\u{a0}\u{a0}b&lt;c", "a b<c", &[]);
        check("one<br>two", "one\ntwo", &[]);
        check("*yyyy-MM-dd*T*HH:mm*Z", "yyyy-MM-ddTHH:mmZ", &[]);
        check("<i>yyyy</i>-<user>", "yyyy-<user>", &[]);
        check("*.a.com or *.b.com", "*.a.com or *.b.com", &[]);
        check("1~5*1024*1024", "1~5*1024*1024", &[]);
        check("never **closed", "never closed", &[]);
        check("`never closed", "never closed", &[]);
    }
}
