//! Markdown of a page comes in, lines that rustdoc shows as they were meant and warns about nowhere go out: signs of
//! Markdown that the text does not mean are escaped, links to pages that are not there become text, addresses become links.

use std::collections::BTreeMap;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd, TextMergeStream};

/// Lists nested deeper than this are written at this depth.
const DEEPEST_LIST: usize = 6;

/// HTML tags that only style; any other `<word>` in a page is a placeholder and stays readable.
const STYLING: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "body",
    "caption",
    "center",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "li",
    "notice",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
];

/// Operations that a page may link to: wire name to the client's method.
pub(super) type Links = BTreeMap<String, String>;

/// The text as rustdoc lines, without blank ones at either end.
pub(super) fn rustdoc(markdown: &str, links: &Links) -> Vec<String> {
    let clean = clean(markdown);
    let mut writer = Writer::new(links);
    for event in TextMergeStream::new(Parser::new(&clean)) {
        writer.event(event);
    }
    writer.finish()
}

/// The text in one line, without marks: for messages.
pub(super) fn plain(markdown: &str) -> String {
    let clean = clean(markdown);
    let mut text = String::new();
    for event in TextMergeStream::new(Parser::new(&clean)) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::Html(part) | Event::InlineHtml(part) => text.push_str(&without_styling(&part)),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                text.push(' ')
            }
            Event::Start(_)
            | Event::End(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` as a code span.
pub(super) fn code(text: &str) -> String {
    let text: String = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        "an empty text".to_owned()
    } else if text.contains('`') {
        let fence = "`".repeat(longest_run(&text, '`') + 1);
        format!("{fence} {text} {fence}")
    } else {
        format!("`{text}`")
    }
}

/// Drops control characters, direction marks and invisible ones; no-break spaces become spaces.
fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|character| match character {
            '\n' => Some('\n'),
            '\t' | '\u{a0}' => Some(' '),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => None,
            other => (!other.is_control()).then_some(other),
        })
        .collect()
}

fn longest_run(text: &str, sign: char) -> usize {
    text.split(|character| character != sign)
        .map(str::len)
        .max()
        .unwrap_or(0)
}

/// What is being collected apart from the text.
enum Pending {
    Link {
        target: String,
        kind: LinkType,
        text: String,
    },
    Fence {
        text: String,
    },
    /// Descriptions of pictures are left out.
    Image,
}

/// An open list.
struct List {
    /// The next number; none for bullets.
    next: Option<u64>,
    /// Characters of the last mark: what stands below it is indented by as much.
    width: usize,
}

struct Writer<'a> {
    links: &'a Links,
    lines: Vec<String>,
    line: String,
    lists: Vec<List>,
    /// The mark of an item whose text has not begun.
    mark: Option<String>,
    /// The last line is broken from what follows in the same paragraph.
    broken: bool,
    pending: Vec<Pending>,
}

impl<'a> Writer<'a> {
    fn new(links: &'a Links) -> Self {
        Self {
            links,
            lines: Vec::new(),
            line: String::new(),
            lists: Vec::new(),
            mark: None,
            broken: false,
            pending: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text)
            }
            Event::Code(text) => match self.pending.last_mut() {
                Some(
                    Pending::Link {
                        text: collected, ..
                    }
                    | Pending::Fence { text: collected },
                ) => collected.push_str(&text),
                Some(Pending::Image) => {}
                None => self.push(&code(&text)),
            },
            Event::Html(html) | Event::InlineHtml(html) => {
                if html.trim_start().to_ascii_lowercase().starts_with("<br") {
                    self.hard_break();
                } else {
                    self.text(&without_styling(&html));
                }
            }
            Event::SoftBreak => match self.pending.last_mut() {
                Some(Pending::Link { text, .. } | Pending::Fence { text }) => text.push(' '),
                Some(Pending::Image) => {}
                None => self.end_line(),
            },
            Event::HardBreak => self.hard_break(),
            Event::Rule => self.paragraph(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::HtmlBlock => {
                self.paragraph()
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.paragraph();
                self.pending.push(Pending::Fence {
                    text: String::new(),
                });
            }
            // Cells are joined from indented lines: what Markdown takes for code is text.
            Tag::CodeBlock(CodeBlockKind::Indented) => self.paragraph(),
            Tag::List(first) => {
                if self.lists.is_empty() {
                    self.paragraph();
                }
                self.end_line();
                self.lists.push(List {
                    next: first,
                    width: 2,
                });
            }
            Tag::Item => {
                self.end_line();
                self.broken = false;
                if let Some(list) = self.lists.last_mut() {
                    let mark = match &mut list.next {
                        Some(number) => {
                            *number = number.saturating_add(1);
                            format!("{}. ", *number - 1)
                        }
                        None => "- ".to_owned(),
                    };
                    list.width = mark.len();
                    self.mark = Some(mark);
                }
            }
            Tag::Link {
                dest_url,
                link_type,
                ..
            } => self.pending.push(Pending::Link {
                target: dest_url.into_string(),
                kind: link_type,
                text: String::new(),
            }),
            Tag::Image { .. } => self.pending.push(Pending::Image),
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock | TagEnd::BlockQuote(_) => {
                self.end_line()
            }
            TagEnd::CodeBlock => {
                if let Some(Pending::Fence { text }) = self
                    .pending
                    .pop_if(|pending| matches!(pending, Pending::Fence { .. }))
                {
                    self.fence(&text);
                }
                self.end_line();
            }
            TagEnd::Item => {
                self.end_line();
                self.mark = None;
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.end_line();
            }
            TagEnd::Link => {
                if let Some(Pending::Link { target, kind, text }) = self
                    .pending
                    .pop_if(|pending| matches!(pending, Pending::Link { .. }))
                {
                    self.link(&target, kind, &text);
                }
            }
            TagEnd::Image => {
                self.pending
                    .pop_if(|pending| matches!(pending, Pending::Image));
            }
            TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        match self.pending.last_mut() {
            Some(
                Pending::Link {
                    text: collected, ..
                }
                | Pending::Fence { text: collected },
            ) => collected.push_str(text),
            Some(Pending::Image) => {}
            None => {
                let mut parts = text.split('\n');
                if let Some(first) = parts.next() {
                    self.escaped(first);
                }
                for part in parts {
                    self.end_line();
                    self.escaped(part);
                }
            }
        }
    }

    fn link(&mut self, target: &str, kind: LinkType, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let web = target.starts_with("http://") || target.starts_with("https://");
        let usable = !target.contains(|character: char| {
            character.is_whitespace() || "<>()[]\\`".contains(character)
        });
        if let Some(method) = self.links.get(&text) {
            self.push(&format!("[`{text}`](super::Client::{method})"));
        } else if matches!(kind, LinkType::Autolink | LinkType::Email)
            || !web
            || !usable
            || text.contains("://")
        {
            self.escaped(&text);
        } else {
            self.push("[");
            self.escaped(&text);
            self.push(&format!("](<{target}>)"));
        }
    }

    fn fence(&mut self, text: &str) {
        let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
        self.push(&format!("{fence}text"));
        self.end_line();
        let indent = self.indent();
        for line in text.lines() {
            self.lines
                .push(format!("{indent}{line}").trim_end().to_owned());
        }
        self.push(&fence);
    }

    /// Text that means no Markdown.
    fn escaped(&mut self, text: &str) {
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

    fn push(&mut self, text: &str) {
        self.line.push_str(text);
    }

    fn hard_break(&mut self) {
        match self.pending.last_mut() {
            Some(Pending::Link { text, .. }) => text.push(' '),
            Some(Pending::Fence { text }) => text.push('\n'),
            Some(Pending::Image) => {}
            None => {
                self.end_line();
                self.broken = self.lines.last().is_some_and(|line| !line.is_empty());
            }
        }
    }

    fn paragraph(&mut self) {
        self.end_line();
        self.broken = false;
        if self.mark.is_none() && self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// What stands before a line that is not the first of its item.
    fn indent(&self) -> String {
        " ".repeat(
            self.lists
                .iter()
                .take(DEEPEST_LIST)
                .map(|list| list.width)
                .sum(),
        )
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end();
        if line.is_empty() {
            return;
        }
        if std::mem::take(&mut self.broken)
            && let Some(last) = self.lines.last_mut()
        {
            last.push('\\');
        }
        let mut written = self.indent();
        if let Some(mark) = self.mark.take() {
            written.truncate(written.len().saturating_sub(mark.len()));
            written.push_str(&mark);
        }
        written.push_str(line);
        self.lines.push(written);
    }

    fn finish(mut self) -> Vec<String> {
        self.end_line();
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }
}

/// Whether `text` begins with something like `&lt;`.
fn begins_entity(text: &str) -> bool {
    let name = text.trim_start_matches('&');
    let end = name.find(|character: char| !character.is_ascii_alphanumeric() && character != '#');
    end.is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

/// HTML without the tags that only style, and without comments.
fn without_styling(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        text.push_str(before);
        if tag.starts_with("<!--") {
            rest = tag.find("-->").map_or("", |end| &tag[end + 3..]);
            continue;
        }
        let Some(end) = tag.find('>') else {
            rest = tag;
            break;
        };
        let (tag, after) = tag.split_at(end + 1);
        let name: String = tag
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .map(|character| character.to_ascii_lowercase())
            .collect();
        if name == "br" {
            text.push('\n');
        } else if !STYLING.contains(&name.as_str()) {
            text.push_str(tag);
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests;
