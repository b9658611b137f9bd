//! A description cell becomes blocks: paragraphs, bullets with their depth, and notes, each cut into sentences.

use std::borrow::Cow;
use std::ops::Range;

use super::text::{Text, ahead};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// Running text.
    Paragraph,
    /// One bullet; the outermost list has depth 1.
    Bullet(usize),
}

/// A paragraph or a bullet.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    /// Stands in a note, or in the list that a note opens.
    pub(super) note: bool,
    pub(super) text: Text,
    /// Its sentences, in order.
    pub(super) sentences: Vec<Text>,
}

impl Block {
    /// Depth in lists: 0 for a paragraph.
    pub(super) fn depth(&self) -> usize {
        match self.kind {
            BlockKind::Paragraph => 0,
            BlockKind::Bullet(depth) => depth,
        }
    }

    fn new(kind: BlockKind, note: bool, markdown: &str) -> Option<Self> {
        let text = Text::new(markdown.trim());
        if text.plain.trim().is_empty() {
            return None;
        }
        let sentences = cut_sentences(&text)
            .into_iter()
            .map(|range| text.part(range))
            .collect();
        Some(Self {
            kind,
            note,
            text,
            sentences,
        })
    }
}

/// Words that open a note, with the colon.
const NOTES: &[&str] = &[
    "**说明：**",
    "**说明:**",
    "**说明**：",
    "**注意：**",
    "**注意:**",
    "**注意**：",
    "**警告：**",
    "**Note:**",
    "**Note**:",
    "**Note：**",
    "**Notice:**",
    "**Notice**:",
    "**Warning:**",
    "**Important:**",
    "**Important**:",
];

/// Splits a description cell into blocks.
pub(super) fn cut(markdown: &str) -> Vec<Block> {
    let markdown = with_items(markdown);
    let mut cutter = Cutter::default();
    for line in markdown.lines() {
        let mut rest = line;
        while let Some((before, after)) = split_break(rest) {
            cutter.line(before);
            // Outside of bullets the break parts paragraphs.
            cutter.after_blank = cutter.after_blank || cutter.bullet.is_none();
            rest = after;
        }
        cutter.line(rest);
    }
    cutter.flush();
    merge_broken_ranges(&mut cutter.raw);
    mark_pseudo_bullets(&mut cutter.raw);
    cutter
        .raw
        .iter()
        .filter_map(|raw| Block::new(raw.kind, raw.note, &raw.markdown))
        .collect()
}

/// `<ul><li>on: starts</li>...` becomes bullets.
fn with_items(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains("<li") {
        return Cow::Borrowed(markdown);
    }
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let tag = ahead(after).find('>').map(|end| {
            let (tag, behind) = after.split_at(end);
            (tag.trim(), &behind[1..])
        });
        let name = tag.map(|(tag, _)| tag.split(' ').next().unwrap_or_default());
        rest = match (name, tag) {
            (Some("li"), Some((_, after))) => {
                text.push_str("\n- ");
                after.trim_start()
            }
            (Some("ul" | "ol" | "/li"), Some((_, after))) => after,
            // What follows the list is a paragraph of its own.
            (Some("/ul" | "/ol"), Some((_, after))) => {
                text.push_str("\n\n");
                after
            }
            (Some(_) | None, _) => {
                text.push('<');
                after
            }
        };
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The text before and after the first `<br>`, `<br/>`, `<br />`.
fn split_break(line: &str) -> Option<(&str, &str)> {
    line.match_indices('<').find_map(|(at, _)| {
        let (before, rest) = line.split_at(at);
        let tag = rest.get(..3)?;
        let rest = rest.get(3..)?.trim_start();
        let after = rest.strip_prefix('/').unwrap_or(rest).strip_prefix('>')?;
        tag.eq_ignore_ascii_case("<br").then_some((before, after))
    })
}

struct RawBlock {
    kind: BlockKind,
    note: bool,
    markdown: String,
}

#[derive(Default)]
struct Cutter {
    raw: Vec<RawBlock>,
    current: String,
    bullet: Option<usize>,
    note: bool,
    after_blank: bool,
    fenced: bool,
}

impl Cutter {
    fn line(&mut self, line: &str) {
        let line = line.trim_end();
        let body = line.trim_start_matches([' ', '\t', '\u{a0}']);
        if body.starts_with("```") {
            self.fenced = !self.fenced;
            return;
        }
        if self.fenced {
            return;
        }
        if body.is_empty() {
            self.after_blank = true;
            return;
        }
        let indent = line.len() - body.len();
        if let Some(text) = bullet_text(body) {
            self.flush();
            if self.note && self.after_blank && self.note_is_told() {
                self.note = false;
            }
            self.bullet = Some((indent + 2) / 4 + 1);
            self.text(text);
        } else if self.after_blank && (indent < 2 || self.bullet.is_none()) {
            self.flush();
            self.bullet = None;
            self.note = false;
            self.text(body);
        } else {
            if !self.current.is_empty() {
                self.current.push('\n');
            }
            self.text(body);
        }
        self.after_blank = false;
    }

    /// Adds text, cutting it where a note or a glued bullet starts.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((at, cut)) = next_cut(rest) {
            self.current.push_str(&rest[..at]);
            self.flush();
            match cut {
                Cut::Note(length) => {
                    self.note = true;
                    self.bullet = None;
                    rest = &rest[at + length..];
                }
                Cut::Bullet(length) => {
                    self.bullet = Some(self.bullet.map_or(1, |depth| depth + 1));
                    rest = &rest[at + length..];
                }
            }
        }
        self.current.push_str(rest);
    }

    /// The note before a bullet has its own text: the bullet goes on with the list that the note interrupts.
    fn note_is_told(&self) -> bool {
        self.raw.last().is_some_and(|last| {
            last.note
                && last.kind == BlockKind::Paragraph
                && !last.markdown.trim_end().ends_with([':', '：'])
        })
    }

    fn flush(&mut self) {
        let markdown = std::mem::take(&mut self.current);
        if markdown.trim().is_empty() {
            return;
        }
        self.raw.push(RawBlock {
            kind: self.bullet.map_or(BlockKind::Paragraph, BlockKind::Bullet),
            note: self.note,
            markdown,
        });
    }
}

enum Cut {
    Note(usize),
    Bullet(usize),
}

/// The first place where a block must end: at a note, or at a bullet that is glued to the text before it
/// (`取值：-   on：开启`).
fn next_cut(text: &str) -> Option<(usize, Cut)> {
    let note = text.match_indices('*').find_map(|(at, _)| {
        let word = NOTES.iter().find(|word| text[at..].starts_with(**word))?;
        Some((at, Cut::Note(word.len())))
    });
    let bullet = if text.contains("-   ") {
        text.match_indices("-   ").find_map(|(at, dash)| {
            let before = text[..at].trim_end().chars().next_back();
            (before.is_none_or(|c| matches!(c, '：' | ':' | '。' | '.' | '，' | ';' | '；')))
                .then_some((at, Cut::Bullet(dash.len())))
        })
    } else {
        None
    };
    match (note, bullet) {
        (Some(note), Some(bullet)) => Some(if note.0 < bullet.0 { note } else { bullet }),
        (note, bullet) => note.or(bullet),
    }
}

/// The text of a line that is a bullet.
fn bullet_text(body: &str) -> Option<&str> {
    for sign in ["- ", "* ", "+ ", "• ", "· ", "-\u{a0}", "\\* ", "\\- "] {
        if let Some(text) = body.strip_prefix(sign) {
            return Some(text.trim_start());
        }
    }
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..3).contains(&digits) {
        return body[digits..].strip_prefix(". ").map(str::trim_start);
    }
    None
}

/// `1\n -   1000` was the range `1 - 1000` before the export took its dash for a bullet.
fn merge_broken_ranges(raw: &mut Vec<RawBlock>) {
    let mut at = 1;
    while at < raw.len() {
        let before = raw[at - 1].markdown.trim_end();
        let open = before.ends_with(|c: char| c.is_ascii_digit())
            && [
                "取值范围：",
                "取值：",
                "取值范围:",
                "alues: ",
                "alue: ",
                "range: ",
            ]
            .iter()
            .any(|cue| {
                before
                    .trim_end_matches(|c: char| c.is_ascii_digit())
                    .ends_with(cue)
            });
        let number = raw[at].markdown.starts_with(|c: char| c.is_ascii_digit());
        if open && number && matches!(raw[at].kind, BlockKind::Bullet(_)) {
            let tail = raw.remove(at).markdown;
            let head = &mut raw[at - 1].markdown;
            head.truncate(head.trim_end().len());
            head.push('~');
            head.push_str(&tail);
        } else {
            at += 1;
        }
    }
}

/// Paragraphs of the shape `**value**：meaning` below a line that ends with a colon are bullets whose dash was lost.
fn mark_pseudo_bullets(raw: &mut [RawBlock]) {
    let mut opened = false;
    let mut named = false;
    for block in raw.iter_mut() {
        let paragraph = block.kind == BlockKind::Paragraph;
        let has_value = |markdown: &str| {
            starts_with_value(markdown) || named && starts_with_plain_value(markdown)
        };
        if opened && paragraph && !block.note && has_value(&block.markdown) {
            block.kind = BlockKind::Bullet(1);
        } else {
            let last = block.markdown.trim_end().chars().next_back();
            opened = paragraph && matches!(last, Some(':' | '：'));
            named = opened
                && ["取值", "可选值", "枚举值", "alid values", "ossible values"]
                    .iter()
                    .any(|word| block.markdown.contains(word));
        }
    }
}

/// `1：on` without bold, below a line that says that values follow.
fn starts_with_plain_value(markdown: &str) -> bool {
    let Some((value, after)) = markdown.split_once(['：', ':']) else {
        return false;
    };
    let value = value.trim().replace("\\_", "_");
    !value.is_empty()
        && value.len() <= 40
        && value
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && !after.starts_with("//")
        && !matches!(
            value.to_ascii_lowercase().as_str(),
            "note"
                | "notice"
                | "example"
                | "examples"
                | "default"
                | "unit"
                | "format"
                | "important"
                | "warning"
                | "description"
        )
}

fn starts_with_value(markdown: &str) -> bool {
    let Some(inside) = markdown.trim_start().strip_prefix("**") else {
        return false;
    };
    let Some((value, after)) = inside.split_once("**") else {
        return false;
    };
    !value.is_empty()
        && value.is_ascii()
        && after
            .trim_start_matches([' ', '\\', '\u{a0}'])
            .starts_with([':', '：', '（', '('])
}

/// Words that start a sentence; a full stop before them ends one, even where the blank is missing.
const STARTERS: &[&str] = &[
    "Valid", "Default", "The", "To", "If", "It", "This", "You", "When", "For", "Value", "Values",
    "Maximum", "Minimum", "Only", "Unit", "Example", "Separate",
];

fn cut_sentences(text: &Text) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, character) in text.plain.char_indices() {
        let end = at + character.len_utf8();
        let ends = match character {
            '\n' | '。' | '！' => true,
            '.' | '?' | '!' => {
                let after = &text.plain[end..];
                let word = after
                    .find(|c: char| !c.is_ascii_alphabetic())
                    .map_or(after, |length| &after[..length]);
                let before = text.plain[..at].chars().next_back();
                // `支持数字及 _ - . 。` lists the point as one more sign.
                let listed = text
                    .plain
                    .get(..at)
                    .and_then(|before| before.strip_suffix(' '))
                    .is_some_and(|before| before.ends_with(['_', '-', '/', '*', '#', '@', '+']));
                let glued = STARTERS.contains(&word)
                    && before.is_some_and(|c| c.is_ascii_lowercase() || c == ')');
                !listed
                    && (after.is_empty()
                        || glued
                        || after.starts_with(' ') && !is_abbreviation(&text.lower[..at])
                        || after.starts_with('\n'))
            }
            _ => false,
        };
        if ends && !(text.is_marked(at) && text.is_marked(end)) {
            push_sentence(&mut sentences, text, start..at);
            start = end;
        }
    }
    push_sentence(&mut sentences, text, start..text.plain.len());
    sentences
}

fn push_sentence(sentences: &mut Vec<Range<usize>>, text: &Text, range: Range<usize>) {
    let piece = &text.plain[range.clone()];
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        let start = range.start + (piece.len() - piece.trim_start().len());
        sentences.push(start..start + trimmed.len());
    }
}

fn is_abbreviation(before: &str) -> bool {
    ["e.g", "i.e", "vs", " no", "etc", "such as"]
        .iter()
        .any(|word| before.ends_with(word))
}
