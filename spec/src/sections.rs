//! What a section of a page is about, told by its heading in Chinese and English.

mod words;

use words::{FILLERS, MESSAGES, PARTS, WHOLE, WORDS};

/// What stands in a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Prose about the operation.
    Description,
    /// A link to the API Explorer.
    Debugging,
    /// Method and path.
    Syntax,
    /// Request parameters.
    Request,
    /// Response fields.
    Response,
    /// Samples.
    Samples,
    /// Error codes.
    Errors,
    /// Parameters or headers that all operations share.
    Common,
    /// Anything else.
    Other,
}

/// The section of a heading that names a message and a part of it, or the part in one word.
fn of_message(heading: &str) -> Option<Section> {
    let names = |head: &str| {
        let mut behind = heading
            .match_indices(head)
            .map(|(at, _)| &heading[at + head.len()..]);
        behind.any(|rest| PARTS.iter().any(|part| rest.starts_with(part)))
    };
    let of_parts = MESSAGES
        .iter()
        .find(|(_, heads)| heads.iter().any(|head| names(head)));
    let found = of_parts.or_else(|| {
        WHOLE
            .iter()
            .find(|(_, words)| words.iter().any(|word| heading.contains(word)))
    });
    found.map(|(section, _)| *section)
}

/// Tells what the section under `heading` is about.
pub fn read_heading(heading: &str) -> Section {
    let mut names = 0;
    let word: String = split(heading)
        .filter(|word| {
            let is_name = is_identifier(word) && !is_part(word);
            names += usize::from(is_name);
            !is_name
        })
        .flat_map(str::chars)
        .filter(|found| !found.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let bare = word.trim_matches(['*', ':', '：', '#']);
    match without_number(bare) {
        // The parameters of something that has a name are none of the request.
        "参数" | "parameters" if names > 0 => Section::Other,
        // Whole headings that would be too short as a part of another.
        "请求url" | "请求uri" | "请求路径" | "请求地址" | "requesturl" | "requesturi"
        | "requestpath" | "httpmethod" | "url" | "uri" | "httprequest" | "http请求"
        | "httprequesturi" | "httprequesturl" => Section::Syntax,
        "参数" | "parameters" | "request" | "请求" => Section::Request,
        "response"
        | "responses"
        | "return"
        | "returns"
        | "result"
        | "results"
        | "output"
        | "outputs"
        | "responsedescription"
        | "返回"
        | "响应"
        | "输出"
        | "返回说明"
        | "响应说明" => Section::Response,
        "返回码" | "返回码说明" | "状态码" | "状态码说明" | "http状态码" | "httpstatuscode"
        | "statuscode" | "statuscodes" | "responsecodes" | "returncodes" => Section::Errors,
        _ => {
            let has =
                |(_, parts): &&(Section, &[&str])| parts.iter().any(|part| bare.contains(part));
            let by_word = WORDS.iter().find(has).map(|(section, _)| *section);
            match by_word {
                // A part of a message tells more than words of any prose.
                None | Some(Section::Description) => {
                    of_message(bare).or(by_word).unwrap_or(Section::Other)
                }
                Some(section) => section,
            }
        }
    }
}

/// Whether a line says no more than a heading does: `2. Request headers (HTTP):`, 返回参数如下：, and not "The request parameters are
/// returned".
pub fn is_bare_heading(line: &str) -> bool {
    let known = |part: &str| {
        let listed = MESSAGES
            .iter()
            .flat_map(|(_, heads)| *heads)
            .chain(PARTS)
            .chain(FILLERS);
        listed
            .chain(WHOLE.iter().flat_map(|(_, words)| *words))
            .any(|word| *word == part)
    };
    let mut rest = line.trim_start_matches(|found: char| !found.is_alphabetic());
    while !rest.is_empty() {
        let end = if rest.starts_with(|found: char| found.is_ascii()) {
            let end = rest
                .find(|found: char| !found.is_ascii_alphabetic())
                .unwrap_or(rest.len());
            let word = rest[..end].to_lowercase();
            let is_known = known(&word) || word.strip_suffix('s').is_some_and(known);
            (is_known || is_part(&word)).then_some(end)
        } else {
            // Without blanks between them the longest word counts.
            let ends = rest.char_indices().map(|(at, found)| at + found.len_utf8());
            ends.take(LONGEST_WORD)
                .filter(|end| known(&rest[..*end]))
                .last()
        };
        let Some(end) = end else {
            return false;
        };
        rest = rest[end..].trim_start_matches(|found: char| !found.is_alphabetic());
    }
    true
}

/// Characters of the longest word of Chinese headings.
const LONGEST_WORD: usize = 4;

/// A heading without the number before it: `1.`, `2、`, 三、.
fn without_number(heading: &str) -> &str {
    let behind = heading.trim_start_matches(|found: char| {
        found.is_ascii_digit() || "一二三四五六七八九十".contains(found)
    });
    match behind.strip_prefix(['.', '、', ')', '）']) {
        Some(rest) if behind.len() < heading.len() => rest.trim_start_matches(['.', ')', '）']),
        Some(_) | None => heading,
    }
}

/// The words of a heading in letters without accents, and what stands between them.
fn split(heading: &str) -> impl Iterator<Item = &str> {
    let is_in_word = |found: char| found.is_ascii_alphanumeric() || found == '_';
    heading
        .split_inclusive(move |found| !is_in_word(found))
        .flat_map(move |part| {
            let word = part.trim_end_matches(|found| !is_in_word(found));
            let (word, behind) = part.split_at(word.len());
            [word, behind]
        })
}

/// Whether a word is the name of a type or parameter, `DebugInfo` or `debug_info`: what it is made of says nothing of the section.
fn is_identifier(word: &str) -> bool {
    let mut letters = word.chars().zip(word.chars().skip(1));
    word.contains('_') || letters.any(|(one, next)| one.is_lowercase() && next.is_uppercase())
}

/// Whether a word is all that a heading needs, written as one: `RequestParameters`.
fn is_part(word: &str) -> bool {
    let word = word.to_lowercase();
    let bare = word.strip_suffix('s').unwrap_or(&word);
    let mut known = WORDS.iter().flat_map(|(_, parts)| *parts);
    let mut heads = MESSAGES.iter().flat_map(|(_, heads)| *heads);
    known.any(|part| *part == word || *part == bare)
        || heads.any(|head| {
            bare.strip_prefix(head)
                .is_some_and(|part| PARTS.contains(&part))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_both_languages() {
        for (heading, expected) in [
            ("请求参数", Section::Request),
            ("Request Parameters ", Section::Request),
            ("公共请求参数", Section::Common),
            ("返回数据", Section::Response),
            ("回参数", Section::Response),
            ("Return parameters", Section::Response),
            ("特殊错误码", Section::Errors),
            ("Errors", Section::Errors),
            ("请求示例", Section::Samples),
            ("Make the API call", Section::Debugging),
            ("请求语法", Section::Syntax),
            ("请求 URL", Section::Syntax),
            ("1. HTTP Request URI", Section::Syntax),
            ("2、返回元素", Section::Response),
            ("响应元素（Response Elements）", Section::Response),
            ("返回字段说明", Section::Response),
            ("响应消息体", Section::Response),
            ("输出数据", Section::Response),
            ("Returned results", Section::Response),
            ("请求消息参数", Section::Request),
            ("URI parameters", Section::Request),
            ("返回结果示例", Section::Samples),
            ("获取HTTP返回码数据", Section::Other),
            ("返回码", Section::Errors),
            ("3D boats", Section::Other),
            ("参数", Section::Request),
            ("BoatItem 参数", Section::Other),
            ("AddBoat 请求参数", Section::Request),
            ("Request path", Section::Syntax),
            ("Request path parameters", Section::Request),
            ("接口说明：", Section::Description),
            ("RuleList", Section::Other),
            // Names of types that words of headings stand in.
            ("DebugInfo", Section::Other),
            ("`ErrorsInfo`", Section::Other),
            ("LimitNote object", Section::Other),
            ("note_example", Section::Other),
            ("DebugInfo 示例", Section::Samples),
            ("RequestParameters", Section::Request),
            ("ErrorCode 错误码", Section::Errors),
            ("RigBoat response parameters", Section::Response),
            ("Debug in OpenAPI Explorer", Section::Debugging),
            ("OpenAPI Explorer", Section::Debugging),
        ] {
            assert_eq!(read_heading(heading), expected, "{heading}");
        }
    }

    #[test]
    fn lines_that_are_nothing_but_a_heading() {
        for line in [
            "**1. HTTP Request URI**",
            "**2. 特有 Request Header**",
            "返回参数如下：",
            "Request syntax:",
            "**Path parameters**",
            "请求体",
            "**Headers**",
        ] {
            assert!(is_bare_heading(line), "{line}");
        }
        for line in [
            "The request parameters are returned as well:",
            "返回结果与以下参数有关：",
            "**Note: the header of the request is signed.**",
            "查询参数用于查询船只：",
            "**BoatHeader**",
        ] {
            assert!(!is_bare_heading(line), "{line}");
        }
    }
}
