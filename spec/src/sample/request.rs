//! Reads sample requests. A code block such as `https://host/?Action=X` with a parameter a line comes in; method, path,
//! decoded parameters and body go out.

use super::parts::{json_length, labelled_body};

/// A sample request, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestSample {
    /// In upper case, where the sample says it.
    pub method: Option<String>,
    /// From the first `/` after the host up to the `?`.
    pub path: Option<String>,
    /// Names and values of the query, decoded, in the order of the sample.
    pub query: Vec<(String, String)>,
    /// Header lines.
    pub headers: Vec<(String, String)>,
    /// What follows an empty line, the JSON text after the query, or what stands below a line that says so.
    pub body: Option<String>,
}

/// Methods of HTTP that operations are called with.
pub(crate) const METHODS: &[&str] = &["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/// Takes a sample request apart; what is not there stays empty. The answer that some samples show below the request is left out.
pub fn read_request(text: &str) -> RequestSample {
    let mut sample = RequestSample::default();
    let text = before_answer(text.trim());
    if text.starts_with('{') {
        sample.body = Some(text.to_owned());
        return sample;
    }
    let rest = match text.split_once(char::is_whitespace) {
        Some((word, rest)) if METHODS.contains(&word.to_ascii_uppercase().as_str()) => {
            sample.method = Some(word.to_ascii_uppercase());
            rest.trim_start()
        }
        Some(_) | None => text,
    };
    let target_end = rest.find(['?', '\n', ' ']).unwrap_or(rest.len());
    let (target, after) = rest.split_at(target_end);
    let path = match target.split_once("://") {
        Some((_, host)) => host.find('/').map(|slash| host.get(slash..).unwrap_or("")),
        None => target.starts_with('/').then_some(target),
    };
    sample.path = path.filter(|path| !path.is_empty()).map(str::to_owned);
    let lines = match after.strip_prefix('?') {
        Some(query) => read_query(query, &mut sample.query),
        None => after,
    };
    match labelled_body(lines) {
        Some((before, body)) => {
            read_head(before, &mut sample);
            sample.body = Some(body.trim().to_owned());
        }
        None => read_head(lines, &mut sample),
    }
    sample
}

/// A request without the answer below it.
fn before_answer(text: &str) -> &str {
    let end = text.find("\nHTTP/");
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Reads pairs up to the first line that continues none; returns what follows.
fn read_query<'a>(text: &'a str, pairs: &mut Vec<(String, String)>) -> &'a str {
    let mut rest = text;
    let mut expected = true;
    // Where one value is not closed the others are not looked at: a text is not read to its end again and again.
    let mut closes = true;
    loop {
        let (line, after) = query_line(rest, &mut closes);
        let trimmed = line.trim();
        if !expected && !trimmed.starts_with('&') && !is_pair(trimmed) {
            return rest;
        }
        let line = trimmed
            .strip_suffix("HTTP/1.1")
            .unwrap_or(trimmed)
            .replace("&amp;", "&");
        for pair in pairs_of(&line) {
            let pair = pair.trim();
            // `<common parameters>` stands for parameters that are not written out.
            let Some((name, value)) = pair.split_once('=') else {
                continue;
            };
            if name.is_empty() || name.starts_with('<') {
                continue;
            }
            pairs.push((
                decoded(&name.trim().replace(". ", ".")),
                decoded(without_common(value.trim())),
            ));
        }
        expected = trimmed.ends_with('&') || trimmed.ends_with('?');
        if after.is_empty() {
            return "";
        }
        rest = after;
        if after.trim_start().starts_with('&') {
            rest = after.trim_start();
        }
    }
}

/// A line of a query and what follows it; a JSON value that is spread over lines is a part of the line where it begins.
fn query_line<'a>(text: &'a str, closes: &mut bool) -> (&'a str, &'a str) {
    let mut end = text.find('\n').unwrap_or(text.len());
    let value = text
        .get(..end)
        .and_then(|line| line.rfind("=[").max(line.rfind("={")));
    if let Some(value) = value.map(|sign| sign + 1).filter(|_| *closes) {
        match text.get(value..).and_then(json_length) {
            Some(length) if value + length > end => {
                let closed = value + length;
                let more = text.get(closed..).and_then(|after| after.find('\n'));
                end = more.map_or(text.len(), |more| closed + more);
            }
            Some(_) => {}
            None => *closes = false,
        }
    }
    let (line, after) = text.split_at(end);
    (line, after.strip_prefix('\n').unwrap_or(after))
}

/// The parts of a query line; an `&` inside a JSON value does not end it.
fn pairs_of(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    let mut closes = true;
    std::iter::from_fn(move || {
        let text = rest?;
        let mut end = text.find('&');
        let value = text
            .split_once('=')
            .map(|(_, value)| text.len() - value.trim_start().len())
            .filter(|start| closes && end.is_some_and(|end| *start < end))
            .filter(|start| {
                text.get(*start..)
                    .is_some_and(|value| value.starts_with(['[', '{']))
            });
        if let Some(start) = value {
            match text.get(start..).and_then(json_length) {
                Some(length) => {
                    let closed = start + length;
                    let more = text.get(closed..).and_then(|after| after.find('&'));
                    end = more.map(|more| closed + more);
                }
                None => closes = false,
            }
        }
        match end {
            Some(end) => {
                rest = text.get(end + 1..);
                text.get(..end)
            }
            None => rest.take(),
        }
    })
}

/// A pair whose `&` was forgotten.
fn is_pair(line: &str) -> bool {
    line.split_once('=').is_some_and(|(name, _)| {
        name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name
                .replace(". ", ".")
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
    })
}

/// The value before words for the common parameters that were glued to it.
fn without_common(value: &str) -> &str {
    let words = ["公共请求参数", "公共参数"];
    let value = value.trim_end_matches(['>', '】']);
    let cut = words.iter().find_map(|words| value.strip_suffix(words));
    cut.unwrap_or(value).trim_end_matches(['<', '【'])
}

/// Header lines up to an empty line or a brace; the rest is the body.
fn read_head(text: &str, sample: &mut RequestSample) {
    let mut rest = text;
    loop {
        let start = rest.trim_start();
        // Blanks before a header belong to it, so that blank lines alone are skipped.
        rest = match rest[..rest.len() - start.len()].rfind('\n') {
            Some(blank) => &rest[blank + 1..],
            None => rest,
        };
        if start.is_empty() {
            return;
        }
        if start.starts_with(['{', '[', '<']) {
            sample.body = Some(start.trim_end().to_owned());
            return;
        }
        let (line, after) = rest
            .split_once('\n')
            .map_or((rest, ""), |(line, after)| (line, after));
        if let Some((name, value)) = line.split_once(':')
            && !name.contains(char::is_whitespace)
        {
            sample
                .headers
                .push((name.to_owned(), value.trim().to_owned()));
        }
        rest = after;
    }
}

/// Percent signs undone where they stand before two digits; other bytes stay.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digits = bytes
            .get(at + 1..at + 3)
            .filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let code = digits
            .filter(|_| *byte == b'%')
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(code) => {
                out.push(code);
                at += 3;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
