//! Reads JSON that no parser takes. Text comes in, one [`Tree`] for each document in it goes out.
//!
//! Allowed are: a head of HTTP lines, comments, ellipses, commas too many or missing, quotes that are typographic, single,
//! missing or stand inside a string, control characters in strings, braces that were lost. Each character is read a bounded
//! number of times, and the stack is the reader's own.

use super::super::parts::{json_length, labelled_body};
use super::super::{MAX_DEPTH, SampleError, Tree};

/// Reads what can be read.
pub(super) fn read(text: &str) -> Result<Vec<Tree>, SampleError> {
    Reader::new(body(text)).read()
}

/// What follows the head of an HTTP answer, or a line that announces the body.
fn body(text: &str) -> &str {
    let start = text.trim_start();
    if !start.starts_with(['{', '['])
        && let Some((_, body)) = labelled_body(start)
    {
        return body;
    }
    if !start.starts_with("HTTP/") {
        return text;
    }
    let mut rest = start;
    while let Some((line, after)) = rest.split_once('\n') {
        if line.trim_start().starts_with(['{', '[']) {
            return rest;
        }
        rest = after;
    }
    rest
}

/// An object or list that is not closed yet.
enum Open {
    Object {
        members: Vec<(String, Tree)>,
        /// The key that waits for its value.
        key: Option<String>,
        /// Whether no brace opened it: a key stood where a value was due.
        implied: bool,
    },
    List(Vec<Tree>),
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Open>,
    /// For each of `open`, how far the line on which it was opened is moved in.
    columns: Vec<usize>,
    documents: Vec<Tree>,
    /// How far the current line is moved in, and whether the next token is its first.
    column: usize,
    line_begins: bool,
    /// Brackets were lost, so that the indentation tells better what is open.
    unbalanced: bool,
    /// How many bytes may still be looked at in vain for the end of JSON inside a string.
    patience: usize,
}

enum Token {
    OpenObject,
    CloseObject,
    OpenList,
    CloseList,
    Colon,
    Comma,
    /// A quoted string.
    Quoted(String),
    /// Letters or digits without quotes.
    Bare(String),
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            open: Vec::new(),
            columns: Vec::new(),
            documents: Vec::new(),
            column: 0,
            line_begins: true,
            patience: text.len(),
            unbalanced: text.matches(['{', '[']).count() != text.matches(['}', ']']).count(),
        }
    }

    fn read(mut self) -> Result<Vec<Tree>, SampleError> {
        while let Some(token) = self.token() {
            let first_on_line = std::mem::take(&mut self.line_begins);
            match token {
                Token::OpenObject => self.push(Open::Object {
                    members: Vec::new(),
                    key: None,
                    implied: false,
                })?,
                Token::OpenList => self.push(Open::List(Vec::new()))?,
                Token::CloseObject => self.close_object(),
                Token::CloseList => self.close_list(),
                Token::Comma => self.comma(),
                Token::Colon => {}
                Token::Quoted(word) => {
                    if self.colon_follows() {
                        self.key(word, first_on_line)?;
                    } else {
                        self.value(Tree::Text(word));
                    }
                }
                Token::Bare(word) => {
                    if self.key_is_due() && self.colon_follows() {
                        self.key(word, first_on_line)?;
                    } else {
                        self.value(bare_value(word));
                    }
                }
            }
        }
        while !self.open.is_empty() {
            self.close_top();
        }
        if self.documents.is_empty() {
            Err(SampleError::Unreadable)
        } else {
            Ok(self.documents)
        }
    }

    fn push(&mut self, container: Open) -> Result<(), SampleError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(SampleError::TooDeep);
        }
        // `{ {` : the outer brace opens a list whose bracket was lost; the inner object is its element.
        if let Some(Open::Object {
            members,
            key: None,
            implied: false,
        }) = self.open.last()
            && members.is_empty()
            && matches!(container, Open::Object { .. })
        {
            self.open.pop();
            self.columns.pop();
        }
        self.open.push(container);
        // The first key of a container without braces stands as far in as those that follow it.
        let implied = matches!(self.open.last(), Some(Open::Object { implied: true, .. }));
        self.columns
            .push(self.column.saturating_sub(usize::from(implied)));
        Ok(())
    }

    fn key_is_due(&self) -> bool {
        match self.open.last() {
            Some(Open::Object { key, .. }) => key.is_none(),
            Some(Open::List(_)) | None => true,
        }
    }

    fn key(&mut self, word: String, first_on_line: bool) -> Result<(), SampleError> {
        let word = word.trim().to_owned();
        if self.unbalanced && first_on_line {
            while self.open.len() > 1
                && self
                    .columns
                    .last()
                    .is_some_and(|column| self.column <= *column)
            {
                self.close_top();
            }
        }
        // A key where an element or a document is due: the brace before it was lost.
        if matches!(self.open.last(), Some(Open::List(_)) | None) {
            self.push(Open::Object {
                members: Vec::new(),
                key: None,
                implied: true,
            })?;
        }
        // The first key once more: the brace between two elements was lost.
        let again = match self.open.last() {
            Some(Open::Object {
                members,
                implied: true,
                ..
            }) => members.first().is_some_and(|(name, _)| *name == word),
            Some(Open::Object { implied: false, .. } | Open::List(_)) | None => false,
        };
        if again && self.open.len() > 1 {
            self.close_top();
            self.push(Open::Object {
                members: Vec::new(),
                key: None,
                implied: true,
            })?;
        }
        if let Some(Open::Object { members, key, .. }) = self.open.last_mut()
            && let Some(without_value) = key.replace(word)
        {
            members.push((without_value, Tree::Null));
        }
        Ok(())
    }

    fn value(&mut self, value: Tree) {
        match self.open.last_mut() {
            Some(Open::Object { members, key, .. }) => {
                if let Some(key) = key.take() {
                    members.push((key, value));
                }
            }
            Some(Open::List(items)) => items.push(value),
            None => {
                if matches!(value, Tree::Object(_) | Tree::List(_)) {
                    self.documents.push(value);
                }
            }
        }
    }

    fn comma(&mut self) {
        if let Some(Open::Object { members, key, .. }) = self.open.last_mut()
            && let Some(key) = key.take()
        {
            members.push((key, Tree::Null));
        }
    }

    fn close_top(&mut self) {
        self.columns.pop();
        match self.open.pop() {
            Some(Open::Object {
                mut members, key, ..
            }) => {
                if let Some(key) = key {
                    members.push((key, Tree::Null));
                }
                self.value(Tree::Object(members));
            }
            Some(Open::List(items)) => self.value(Tree::List(items)),
            None => {}
        }
    }

    fn close_object(&mut self) {
        // A brace closes what braces opened; lists inside that were not closed end with it.
        let Some(place) = self
            .open
            .iter()
            .rposition(|open| matches!(open, Open::Object { implied: false, .. }))
        else {
            return;
        };
        while self.open.len() > place {
            self.close_top();
        }
    }

    fn close_list(&mut self) {
        let Some(place) = self
            .open
            .iter()
            .rposition(|open| matches!(open, Open::List(_)))
        else {
            return;
        };
        while self.open.len() > place {
            self.close_top();
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        let length = rest.len()
            - rest
                .trim_start_matches(|c: char| {
                    c.is_whitespace() || c.is_control() || c == '\u{feff}'
                })
                .len();
        let space = rest.get(..length).unwrap_or("");
        if let Some(end) = space.rfind('\n') {
            self.column = space.len() - end - 1;
            self.line_begins = true;
        }
        self.at += length;
    }

    fn colon_follows(&mut self) -> bool {
        self.skip_space();
        self.rest().starts_with([':', '：', '='])
    }

    fn token(&mut self) -> Option<Token> {
        loop {
            self.skip_space();
            let rest = self.rest();
            let first = rest.chars().next()?;
            if let Some(skipped) = filler(rest) {
                self.at += skipped;
                continue;
            }
            let token = match first {
                '{' | '｛' => Token::OpenObject,
                '}' | '｝' => Token::CloseObject,
                '[' | '【' => Token::OpenList,
                ']' | '】' => Token::CloseList,
                ':' | '：' | '=' => Token::Colon,
                ',' | '，' | ';' | '；' | '、' => Token::Comma,
                '"' | '“' | '”' | '\'' | '‘' | '’' => {
                    return Some(Token::Quoted(self.quoted(first)));
                }
                _ => return Some(Token::Bare(self.bare())),
            };
            self.at += first.len_utf8();
            return Some(token);
        }
    }

    /// Up to the quote that ends the string: one before a delimiter, the end of the line or another string. Quotes before
    /// anything else belong to the text. A string may span lines, but not into one that starts with a key.
    fn quoted(&mut self, open: char) -> String {
        self.at += open.len_utf8();
        if let Some(length) = self.unescaped_json() {
            let text = self.rest().get(..length).unwrap_or_default().to_owned();
            self.at += length + open.len_utf8();
            return text;
        }
        let single = matches!(open, '\'' | '‘' | '’');
        let mut text = String::new();
        let mut characters = self.rest().char_indices();
        let rest = self.rest();
        while let Some((offset, character)) = characters.next() {
            let after = rest.get(offset + character.len_utf8()..).unwrap_or("");
            match character {
                '\\' => match characters.next() {
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, 't')) => text.push('\t'),
                    Some((_, 'r')) => text.push('\r'),
                    Some((_, quote @ ('"' | '\\' | '/' | '\''))) => text.push(quote),
                    Some((_, other)) => {
                        text.push('\\');
                        text.push(other);
                    }
                    None => break,
                },
                '"' | '“' | '”' if !single && ends_string(after) => {
                    self.at += offset + character.len_utf8();
                    return text;
                }
                '\'' | '‘' | '’' if single && ends_string(after) => {
                    self.at += offset + character.len_utf8();
                    return text;
                }
                '\n' if starts_with_key(after) || starts_with_close(after) => {
                    self.at += offset;
                    return text.trim_end().trim_end_matches([',', '，']).to_owned();
                }
                other => text.push(other),
            }
        }
        self.at = self.text.len();
        text
    }

    /// The length of the JSON text that a string holds whose inner quotes are not escaped: `"{"Key":"value"}"`.
    fn unescaped_json(&mut self) -> Option<usize> {
        let rest = self.rest();
        let inside = rest.trim_start_matches(['{', '[', ' ']);
        if inside.len() == rest.len() || !inside.starts_with('"') || self.patience == 0 {
            return None;
        }
        let length = json_length(rest);
        let after = length.and_then(|length| rest.get(length..)?.strip_prefix('"'));
        if after.is_some_and(ends_string) {
            return length;
        }
        let looked_at = length.unwrap_or(rest.len());
        self.patience = self.patience.saturating_sub(looked_at);
        None
    }

    fn bare(&mut self) -> String {
        let rest = self.rest();
        let end = rest
            .find([
                '\n', ',', '，', '}', ']', '{', '[', ':', '：', '"', '“', '”',
            ])
            .unwrap_or(rest.len());
        let end = end.max(rest.chars().next().map_or(0, char::len_utf8));
        self.at += end;
        let word = rest.get(..end).unwrap_or("");
        let word = word.split_once("//").map_or(word, |(before, _)| before);
        word.trim().to_owned()
    }
}

/// Length of the comment or ellipsis that stands at the start of `rest`.
fn filler(rest: &str) -> Option<usize> {
    let line = || rest.find('\n').unwrap_or(rest.len());
    if rest.starts_with("//") || rest.starts_with('#') {
        return Some(line());
    }
    if let Some(comment) = rest.strip_prefix("/*") {
        return Some(comment.find("*/").map_or(rest.len(), |end| end + 4));
    }
    if let Some(comment) = rest.strip_prefix("<!--") {
        return Some(comment.find("-->").map_or(rest.len(), |end| end + 7));
    }
    let dots = rest.len() - rest.trim_start_matches(['.', '…', '。', '⋯']).len();
    (dots > 0 && (dots > 1 || rest.len() == 1)).then_some(dots)
}

/// Whether a quote before `after` ends its string.
fn ends_string(after: &str) -> bool {
    let trimmed = after.trim_start_matches([' ', '\t', '\r', '\u{a0}']);
    match trimmed.chars().next() {
        None | Some('\n' | ',' | ':' | '}' | ']' | '，' | '：' | '；' | ';' | '#' | '=') => true,
        Some('"' | '“' | '”') => trimmed.len() < after.len() && looks_like_key(trimmed),
        Some('/') => trimmed.starts_with("//") || trimmed.starts_with("/*"),
        Some(_) => false,
    }
}

/// Longest start of a line that is looked at for a key.
const KEY_LENGTH: usize = 80;

/// Whether the line is `"Key":`.
fn starts_with_key(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '\r', '\u{a0}']);
    line.starts_with(['"', '“', '”']) && looks_like_key(line)
}

fn looks_like_key(quoted: &str) -> bool {
    let mut characters = quoted
        .chars()
        .take(KEY_LENGTH)
        .skip(1)
        .skip_while(|c| !matches!(c, '"' | '“' | '”' | '\n'));
    matches!(characters.next(), Some('"' | '“' | '”'))
        && matches!(characters.find(|c| !c.is_whitespace()), Some(':' | '：'))
}

/// Whether the line has nothing but closing brackets.
fn starts_with_close(line: &str) -> bool {
    let line = line.split_once('\n').map_or(line, |(line, _)| line);
    if line.len() > KEY_LENGTH {
        return false;
    }
    let line = line.trim();
    !line.is_empty() && line.chars().all(|c| matches!(c, '}' | ']' | ',' | ' '))
}

fn bare_value(word: String) -> Tree {
    match word.as_str() {
        "null" | "NULL" | "None" | "" => Tree::Null,
        "true" | "True" | "TRUE" => Tree::Boolean(true),
        "false" | "False" | "FALSE" => Tree::Boolean(false),
        number
            if number.parse::<f64>().is_ok() && number.contains(|c: char| c.is_ascii_digit()) =>
        {
            Tree::Number(word)
        }
        _ => Tree::Text(word),
    }
}
