//! What a code block shows: a request, an answer in JSON or XML, an error, or something else.

use crate::model::SampleKind;
use crate::raw::RequestLine;
use crate::sample::METHODS;

/// Tells what a code block shows, from its text and the words above it; absent where it shows no message at all.
pub(super) fn classify(heading: &str, label: &str, code: &str) -> Option<SampleKind> {
    let code = code.trim_start();
    let body = body_of(code);
    if is_request(code) {
        return Some(SampleKind::Request);
    }
    let kind = match body.chars().next()? {
        '<' => SampleKind::Xml,
        '{' | '[' => SampleKind::Json,
        // The opening brace was lost in the export.
        '"' => SampleKind::Json,
        _ => return None,
    };
    let (label, heading) = (label.to_lowercase(), heading.to_lowercase());
    let above = |words: &[&str]| {
        words
            .iter()
            .any(|word| label.contains(word) || heading.contains(word))
    };
    if is_error(body)
        || above(&[
            "错误返回",
            "异常返回",
            "错误响应",
            "error response",
            "error sample",
            "failed response",
        ])
    {
        Some(SampleKind::Error)
    } else if label.contains("请求示例")
        || label.contains("request example")
        || label.contains("sample request")
        || above(&["请求体", "请求正文", "request body", "requestbody"])
    {
        Some(SampleKind::Request)
    } else {
        Some(kind)
    }
}

/// Whether the words above a code block announce an answer.
pub(super) fn tells_of_answer(label: &str) -> bool {
    let label = label.to_lowercase();
    [
        "返回", "响应", "结果", "response", "return", "result", "json", "xml",
    ]
    .iter()
    .any(|word| label.contains(word))
}

/// What the section of the request syntax tells, in code blocks or in lines of prose: a whole request line, or method and address apart.
#[derive(Debug, Default)]
pub(super) struct Syntax {
    methods: Vec<String>,
    path: Option<String>,
    query: String,
}

impl Syntax {
    /// Looks for method and path in a further text; what was found first counts.
    pub(super) fn read(&mut self, text: &str) {
        for line in text.lines() {
            if self.path.is_some() && !self.methods.is_empty() {
                return;
            }
            self.read_line(line);
        }
    }

    /// The request line, where both parts were found.
    pub(super) fn line(self) -> Option<RequestLine> {
        let path = self.path?;
        (!self.methods.is_empty()).then_some(RequestLine {
            methods: self.methods,
            path,
            query: self.query,
        })
    }

    /// `GET /apps HTTP/1.1`, `Method: GET`, `/apps`: a line that begins with neither, behind a label, tells nothing.
    fn read_line(&mut self, line: &str) {
        let line = line.replace('\\', "").replace(['`', '*', '：'], " ");
        let mut words = line.split_whitespace().peekable();
        let is_label = |word: &&str| {
            word.ends_with(':') || LABELS.iter().any(|label| word.eq_ignore_ascii_case(label))
        };
        let label = LABELS_LONGEST.min(words.clone().take_while(is_label).count());
        for _ in 0..label {
            words.next();
        }
        if let Some(methods) = words.peek().and_then(|word| read_methods(word)) {
            if self.methods.is_empty() {
                self.methods = methods;
            }
            words.next();
        }
        if let Some((path, query)) = words.peek().and_then(|word| read_target(word))
            && self.path.is_none()
        {
            self.path = Some(path);
            self.query = query.to_owned();
        }
    }
}

/// Words before a method or an address.
const LABELS: &[&str] = &[
    "-",
    "method",
    "url",
    "uri",
    "path",
    "request",
    "http",
    "请求方法",
    "请求方式",
    "请求路径",
    "请求地址",
    "请求",
    "方法",
    "路径",
];
/// Words of one label: `HTTP request method:`.
const LABELS_LONGEST: usize = 4;

/// The methods of `GET`, `PUT|PATCH`, `GET/POST`.
fn read_methods(word: &str) -> Option<Vec<String>> {
    let methods: Vec<String> = word
        .split(['|', '/', ',', '、'])
        .map(str::to_owned)
        .collect();
    methods
        .iter()
        .all(|method| is_method(method))
        .then_some(methods)
}

/// Path and query of `/apps?limit=[Limit]` or `https://host/apps`; what parameters fill in is written `{name}` where the page has `$name`, `<name>`
/// or `:name`.
fn read_target(word: &str) -> Option<(String, &str)> {
    let target = match word.split_once("://") {
        Some((scheme, rest)) if scheme.starts_with("http") => {
            rest.find('/').and_then(|slash| rest.get(slash..))?
        }
        Some(_) | None => word,
    };
    if !target.starts_with('/') {
        return None;
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let segments: Vec<String> = path.split('/').map(read_segment).collect();
    Some((segments.join("/"), query))
}

fn read_segment(segment: &str) -> String {
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
    };
    let bare = segment
        .strip_prefix('$')
        .or_else(|| segment.strip_prefix(':'))
        .filter(|name| is_name(name));
    match bare {
        Some(name) => format!("{{{name}}}"),
        None => segment
            .replace("${", "{")
            .replace("&lt;", "{")
            .replace("&gt;", "}")
            .replace('<', "{")
            .replace('>', "}"),
    }
}

/// Whether code starts as an HTTP request does: with a method and a path.
pub(super) fn is_request_line(code: &str) -> bool {
    let mut words = code.split_whitespace();
    words.next().is_some_and(is_method) && words.next().is_some_and(|path| path.starts_with('/'))
}

fn is_request(code: &str) -> bool {
    let line = code.lines().next().unwrap_or("");
    let first = line.split_whitespace().next().unwrap_or("");
    is_method(first)
        || line.starts_with("http://")
        || line.starts_with("https://")
        || line.starts_with("http(s)://")
        || (!code.starts_with(['{', '[', '<', '"']) && code.contains("Action="))
}

fn is_method(word: &str) -> bool {
    METHODS.contains(&word)
}

/// What stands behind `HTTP/1.1 200 OK` and its headers, the text itself where there are none.
fn body_of(code: &str) -> &str {
    if !code.starts_with("HTTP/") {
        return code;
    }
    code.find(['{', '[', '<'])
        .map_or("", |start| &code[start..])
}

fn is_error(body: &str) -> bool {
    let has =
        |name: &str| body.contains(&format!("\"{name}\"")) || body.contains(&format!("<{name}>"));
    has("HostId") && has("Code")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_told_apart_by_what_they_hold() {
        for (label, code, expected) in [
            (
                "",
                "https://host/?Action=AddTags\n&A=b",
                Some(SampleKind::Request),
            ),
            (
                "",
                "PUT /v1/app HTTP/1.1\nHost: host",
                Some(SampleKind::Request),
            ),
            (
                "",
                "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"a\":1}",
                Some(SampleKind::Json),
            ),
            ("", "<AddTagsResponse/>", Some(SampleKind::Xml)),
            (
                "",
                "{\"Code\":\"X\",\"HostId\":\"h\"}",
                Some(SampleKind::Error),
            ),
            ("Sample requests", "{\"a\":1}", Some(SampleKind::Request)),
            ("", "aliyun vpc AddTags", None),
        ] {
            assert_eq!(classify("", label, code), expected, "{code}");
        }
    }

    #[test]
    fn request_lines_as_authors_write_them() {
        for (texts, expected) in [
            (&["\nGET /v1/[Id]?x=y HTTP/1.1\n"][..], Some("GET /v1/[Id]")),
            (
                &["PUT|PATCH /boats/[Name] HTTPS|HTTP"],
                Some("PUT|PATCH /boats/[Name]"),
            ),
            (
                &["POST/PUT /fleet HTTP/1.1\nHost: /no"],
                Some("POST|PUT /fleet"),
            ),
            (
                &["`GET /boats?limit={limit}&marker={marker}`"],
                Some("GET /boats"),
            ),
            (
                &["POST https://host.example/boats/{b}/masts HTTP/1.1"],
                Some("POST /boats/{b}/masts"),
            ),
            (
                &["GET", "/v2/boats/:boat/sails"],
                Some("GET /v2/boats/{boat}/sails"),
            ),
            (
                &["Request method: DELETE", "URL: /boats/<boat\\_id>"],
                Some("DELETE /boats/{boat_id}"),
            ),
            (
                &[
                    "请求方法：GET",
                    "请求 URL：https://host.example/boats/$boat",
                ],
                Some("GET /boats/{boat}"),
            ),
            (&["Get the boats of /v2."], None),
            (&["GET"], None),
            (&["{ \"path\": \"/x\" }"], None),
        ] {
            let mut syntax = Syntax::default();
            for text in texts {
                syntax.read(text);
            }
            let found = syntax
                .line()
                .map(|line| format!("{} {}", line.methods.join("|"), line.path));
            assert_eq!(found.as_deref(), expected, "{texts:?}");
        }
    }
}
