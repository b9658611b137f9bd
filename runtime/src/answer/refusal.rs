//! Code, message and ids of an error answer, picked leniently from whatever the body is: JSON of several habits, XML, a
//! gateway's HTML, nothing.

use serde_json::Map;

use crate::Json;
use crate::answer::codes;
use crate::operation::Operation;
use crate::redact::Secrets;

/// What an error answer says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) request_id: Option<String>,
    pub(crate) recommend: Option<String>,
}

impl Refusal {
    /// From the body of an answer whose status says failure.
    pub(crate) fn of_body(body: &[u8], secrets: &Secrets) -> Self {
        let body = body.trim_ascii();
        match serde_json::from_slice(body) {
            Ok(Json::Object(object)) => Self::of_object(&object),
            Ok(_) | Err(_) => Self::of_xml(body).unwrap_or_else(|| Self {
                message: excerpt(body, secrets).unwrap_or_default(),
                ..Self::default()
            }),
        }
    }

    /// From a body whose status says success although it is an error: it has a code, and either the pages document that code,
    /// or the rest of the body is that of an error.
    pub(crate) fn in_success(operation: &'static Operation, json: &Json) -> Option<Self> {
        const FINE: &[&str] = &["", "0", "200", "ok", "success", "succeed", "true"];
        let Json::Object(object) = json else {
            return None;
        };
        let refusal = Self::of_object(object);
        if FINE
            .iter()
            .any(|fine| refusal.code.eq_ignore_ascii_case(fine))
        {
            return None;
        }
        let documented = codes::find(operation.errors, &refusal.code).is_some()
            || codes::find(operation.service.errors, &refusal.code).is_some();
        let envelope = !refusal.message.is_empty()
            && (pick(object, &["HostId"]).is_some() || refusal.recommend.is_some());
        let unsuccessful =
            pick(object, &["Success"]).is_some_and(|flag| flag.eq_ignore_ascii_case("false"));
        // A field called Code may also be part of a response; then it comes among other fields and without a message.
        (envelope || unsuccessful || (documented && !refusal.message.is_empty())).then_some(refusal)
    }

    /// From an XML text that has an element `Code`.
    pub(crate) fn of_xml(body: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(body).ok()?;
        if !text.starts_with('<') {
            return None;
        }
        Some(Self {
            code: element(text, "Code")?,
            message: element(text, "Message").unwrap_or_default(),
            request_id: element(text, "RequestId"),
            recommend: element(text, "Recommend"),
        })
    }

    fn of_object(object: &Map<String, Json>) -> Self {
        Self {
            code: pick(object, &["Code", "ErrorCode", "ErrCode"]).unwrap_or_default(),
            message: pick(
                object,
                &["Message", "ErrorMessage", "ErrorMsg", "ErrMsg", "Msg"],
            )
            .unwrap_or_default(),
            request_id: pick(object, &["RequestId"]),
            recommend: pick(object, &["Recommend"]),
        }
    }
}

/// Beginning of a body, on one line, where it is HTML or plain text, as gateways send it. JSON and XML come from the service and are
/// never quoted, since they can hold secrets; gateways quote the request, so what must not be seen of that is hidden.
pub(crate) fn excerpt(body: &[u8], secrets: &Secrets) -> Option<String> {
    const LONGEST: usize = 120;
    // Far enough for a secret that begins in the excerpt to be there as a whole, and so to be found.
    const READ: usize = 1 << 14;
    let body = body.trim_ascii();
    let begins = |start: &[u8]| {
        body.get(..start.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    };
    let html = begins(b"<html") || begins(b"<!doctype html");
    if body.is_empty() || (!html && (begins(b"{") || begins(b"[") || begins(b"<"))) {
        return None;
    }
    let start = body.get(..READ).unwrap_or(body);
    let text = secrets.hide(String::from_utf8_lossy(start).into_owned());
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    let mut short: String = line.chars().take(LONGEST).collect();
    if short.len() < line.len() || start.len() < body.len() {
        short.push('…');
    }
    Some(short)
}

/// The scalar under the first of these keys that is there, found without regard to case.
fn pick(object: &Map<String, Json>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| {
        let (_, value) = object
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(key))?;
        match value {
            Json::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Json::Number(number) => Some(number.to_string()),
            Json::Bool(flag) => Some(flag.to_string()),
            Json::Null | Json::Array(_) | Json::Object(_) => None,
        }
    })
}

/// The text of the first element of this name, with the five named entities resolved.
fn element(xml: &str, name: &str) -> Option<String> {
    let (_, rest) = xml.split_once(&format!("<{name}>"))?;
    let (text, _) = rest.split_once(&format!("</{name}>"))?;
    let text = text.trim();
    let text = text
        .strip_prefix("<![CDATA[")
        .and_then(|inner| inner.strip_suffix("]]>"))
        .unwrap_or(text);
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    let resolve = |text: String, (entity, character): (&str, &str)| text.replace(entity, character);
    Some(entities.into_iter().fold(text.to_owned(), resolve))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, code: &str, message: &str, request_id: Option<&str>) {
        let refusal = Refusal::of_body(body.as_bytes(), &Secrets::default());
        assert_eq!(
            (
                refusal.code.as_str(),
                refusal.message.as_str(),
                refusal.request_id.as_deref()
            ),
            (code, message, request_id),
            "{body}"
        );
    }

    #[test]
    fn bodies_of_all_habits() {
        check(
            r#"{"Code":"A.B","Message":"m","RequestId":"r"}"#,
            "A.B",
            "m",
            Some("r"),
        );
        check(
            r#"{"code":400,"msg":"m","requestId":"r"}"#,
            "400",
            "m",
            Some("r"),
        );
        check(r#"{"errorCode":"A","errorMsg":"m"}"#, "A", "m", None);
        check(
            "<?xml version='1.0'?><Error><RequestId>r</RequestId><Code>A</Code><Message>x &lt; y &amp;amp;</Message></Error>",
            "A",
            "x < y &amp;",
            Some("r"),
        );
        check(
            "<Error><Code>A</Code><Message><![CDATA[m]]></Message></Error>",
            "A",
            "m",
            None,
        );
        check(
            "<html>\n <h1>502</h1></html>",
            "",
            "<html> <h1>502</h1></html>",
            None,
        );
        check("", "", "", None);
        check(r#"{"Secret":"testsecret""#, "", "", None);
        check("<Answer><Secret>testsecret</Secret></Answer>", "", "", None);
    }

    #[test]
    fn excerpts_are_short_and_cut_between_characters() {
        let long = "网".repeat(1000);
        let short = excerpt(long.as_bytes(), &Secrets::default()).unwrap();
        assert_eq!(short.chars().count(), 121);
        assert!(short.ends_with('…'));
    }
}
