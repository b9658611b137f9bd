//! Events of the Markdown parser come in one after the other, lines for rustdoc go out.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::html::without_styling;
use super::{Links, code, longest_run};

/// Lists nested deeper than this are written at this depth.
const DEEPEST_LIST: usize = 6;

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

/// Lines as they grow.
pub(super) struct Writer<'a> {
    links: &'a Links,
    lines: Vec<String>,
    pub(super) line: String,
    lists: Vec<List>,
    /// The mark of an item whose text has not begun.
    mark: Option<String>,
    /// The last line is broken from what follows in the same paragraph.
    broken: bool,
    pending: Vec<Pending>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(links: &'a Links) -> Self {
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

    pub(super) fn event(&mut self, event: Event<'_>) {
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

    pub(super) fn push(&mut self, text: &str) {
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

    pub(super) fn end_line(&mut self) {
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

    pub(super) fn finish(mut self) -> Vec<String> {
        self.end_line();
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }
}
