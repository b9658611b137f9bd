//! Reads XML samples. Text comes in, a [`Tree`] without the root element goes out.
//!
//! A scanner of its own, because the samples are not XML to a parser that keeps the rules: end tags are misspelt or
//! missing, `&` and `<` stand in values, ellipses between elements, HTTP lines before them. It never looks back, and
//! keeps its own stack.

use super::{MAX_DEPTH, SampleError, Tree};

/// An element whose end tag is still to come.
struct Open {
    name: String,
    members: Vec<(String, Tree)>,
    text: String,
}

/// Reads an XML sample: repeated elements become lists, empty ones null, the root element is left out.
///
/// # Errors
/// Where the text has no element with anything inside, or is nested deeper than [`MAX_DEPTH`].
pub fn read_xml(text: &str) -> Result<Tree, SampleError> {
    let mut open = vec![Open {
        name: String::new(),
        members: Vec::new(),
        text: String::new(),
    }];
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        add_text(&mut open, before);
        rest = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, rest)| rest)
        } else if let Some(data) = after.strip_prefix("![CDATA[") {
            let (data, rest) = data.split_once("]]>").unwrap_or((data, ""));
            add_text(&mut open, data);
            rest
        } else if after.starts_with(['?', '!']) {
            after.split_once('>').map_or("", |(_, rest)| rest)
        } else if let Some(tag) = after.strip_prefix('/') {
            let (name, rest) = tag.split_once('>').unwrap_or((tag, ""));
            close(&mut open, name.trim());
            rest
        } else if let Some((name, end, rest)) = start_tag(after) {
            if open.len() > MAX_DEPTH {
                return Err(SampleError::TooDeep);
            }
            open.push(Open {
                name: name.to_owned(),
                members: Vec::new(),
                text: String::new(),
            });
            if matches!(end, End::Empty) {
                close_top(&mut open);
            }
            rest
        } else {
            add_text(&mut open, "<");
            after
        };
    }
    while open.len() > 1 {
        close_top(&mut open);
    }
    let mut members = open.pop().map(|top| top.members).unwrap_or_default();
    let tree = match members.len() {
        0 => return Err(SampleError::Unreadable),
        1 => members.swap_remove(0).1,
        _ => grouped(members),
    };
    match tree {
        Tree::Object(_) => Ok(tree),
        Tree::List(_) | Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => {
            Err(SampleError::Unreadable)
        }
    }
}

enum End {
    /// `<Name>`
    Start,
    /// `<Name/>`
    Empty,
}

fn start_tag(after: &str) -> Option<(&str, End, &str)> {
    if !after.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return None;
    }
    let close = after.find(['>', '<', '\n'])?;
    if !after.get(close..)?.starts_with('>') {
        return None;
    }
    let (tag, rest) = (after.get(..close)?, after.get(close + 1..)?);
    let (tag, end) = tag
        .strip_suffix('/')
        .map_or((tag, End::Start), |tag| (tag, End::Empty));
    let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or("");
    Some((name, end, rest))
}

fn add_text(open: &mut [Open], text: &str) {
    if let Some(top) = open.last_mut() {
        top.text.push_str(text);
    }
}

/// Closes the innermost element of that name. An end tag without a start closes an element that has text only, whose name one of the two
/// misspells, and is passed over otherwise.
fn close(open: &mut Vec<Open>, name: &str) {
    let Some(place) = open
        .iter()
        .rposition(|element| element.name.eq_ignore_ascii_case(name))
    else {
        let misspelt = open
            .last()
            .is_some_and(|top| top.members.is_empty() && !top.text.trim().is_empty());
        if misspelt && open.len() > 1 {
            close_top(open);
        }
        return;
    };
    if place == 0 {
        return;
    }
    while open.len() > place {
        close_top(open);
    }
}

fn close_top(open: &mut Vec<Open>) {
    let Some(element) = open.pop() else { return };
    let text = element.text.trim();
    let tree = if !element.members.is_empty() {
        grouped(element.members)
    } else if text.is_empty() {
        Tree::Null
    } else {
        Tree::Text(unescaped(text))
    };
    if let Some(parent) = open.last_mut() {
        parent.members.push((element.name, tree));
    }
}

/// Elements of one name become one list, at the place of the first.
fn grouped(members: Vec<(String, Tree)>) -> Tree {
    let mut places: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    let mut object: Vec<(String, Tree, bool)> = Vec::with_capacity(members.len());
    for (name, tree) in members {
        match places.get(&name).and_then(|place| object.get_mut(*place)) {
            Some((_, Tree::List(items), true)) => items.push(tree),
            Some((_, first, repeated)) => {
                let single = std::mem::replace(first, Tree::Null);
                *first = Tree::List(vec![single, tree]);
                *repeated = true;
            }
            None => {
                places.insert(name.clone(), object.len());
                object.push((name, tree, false));
            }
        }
    }
    Tree::Object(
        object
            .into_iter()
            .map(|(name, tree, _)| (name, tree))
            .collect(),
    )
}

fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}
