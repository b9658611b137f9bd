//! What a code block shows: a request, an answer in JSON or XML, an error, or something else.

use crate::model::SampleKind;

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

/// Method and path of `GET /v1/apps/[AppId] HTTP/1.1`, at the start of a block of request syntax.
pub(super) fn read_request_line(code: &str) -> Option<(String, String)> {
    let line = code.lines().map(str::trim).find(|line| !line.is_empty())?;
    let mut words = line.split_whitespace();
    let method = words.next().filter(|word| is_method(word))?.to_owned();
    let target = words.next().filter(|word| word.starts_with('/'))?;
    let path = target.split('?').next().unwrap_or(target);
    Some((method, path.to_owned()))
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
    matches!(word, "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD")
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
        assert_eq!(
            read_request_line("\nGET /v1/[Id]?x=y HTTP/1.1\n"),
            Some(("GET".to_owned(), "/v1/[Id]".to_owned()))
        );
    }
}
