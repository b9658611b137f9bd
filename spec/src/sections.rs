//! What a section of a page is about, told by its heading in Chinese and English.

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

/// Parts of headings, lower case without spaces, most telling first.
const WORDS: &[(Section, &[&str])] = &[
    (
        Section::Common,
        &[
            "公共请求",
            "公共返回",
            "公共参数",
            "公共响应",
            "commonrequest",
            "commonresponse",
            "commonparameter",
            "publicrequest",
            "publicresponse",
            "publicparameter",
        ],
    ),
    (
        Section::Errors,
        &[
            "错误码",
            "错误代码",
            "错误信息",
            "errorcode",
            "errors",
            "errormessage",
        ],
    ),
    (
        Section::Syntax,
        &[
            "请求语法",
            "请求格式",
            "请求方法",
            "请求行",
            "requestsyntax",
            "requestmethod",
            "requestline",
        ],
    ),
    (
        Section::Samples,
        &["示例", "样例", "举例", "example", "sample"],
    ),
    (
        Section::Debugging,
        &["调试", "debug", "makeapicall", "maketheapicall", "explorer"],
    ),
    (
        Section::Request,
        &[
            "请求参数",
            "入参",
            "输入参数",
            "请求体",
            "请求正文",
            "请求头",
            "路径参数",
            "查询参数",
            "requestparameter",
            "inputparameter",
            "requestbody",
            "requestheader",
            "pathparameter",
            "queryparameter",
            "requestelement",
        ],
    ),
    (
        Section::Response,
        &[
            "返回参数",
            "返回数据",
            "回参数",
            "出参",
            "输出参数",
            "返回结果",
            "返回值",
            "返回信息",
            "返回体",
            "返回正文",
            "返回头",
            "响应参数",
            "响应数据",
            "返回元素",
            "responseparameter",
            "returnparameter",
            "returnsparameter",
            "returnsdata",
            "responseelement",
            "responsedata",
            "returndata",
            "responsebody",
            "outputparameter",
            "returnedparameter",
            "returnvalue",
            "returnedvalue",
            "responsefield",
            "responseheader",
        ],
    ),
    (
        Section::Description,
        &[
            "描述",
            "说明",
            "背景",
            "简介",
            "限制",
            "注意",
            "前提",
            "description",
            "usage",
            "background",
            "limit",
            "note",
            "prerequisite",
            "overview",
        ],
    ),
];

/// Tells what the section under `heading` is about.
pub fn read_heading(heading: &str) -> Section {
    let word: String = words(heading)
        .filter(|word| !is_identifier(word) || is_part(word))
        .flat_map(str::chars)
        .filter(|found| !found.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let bare = word.trim_matches(['*', ':', '：', '#']);
    match bare {
        // Whole headings that would be too short as a part of another.
        "请求url" | "请求uri" | "请求路径" | "请求地址" | "requesturl" | "requesturi"
        | "requestpath" | "httpmethod" | "url" | "uri" => Section::Syntax,
        "参数" | "parameters" | "request" | "请求" => Section::Request,
        "response" | "returns" | "result" | "results" | "返回" | "响应" => Section::Response,
        _ => WORDS
            .iter()
            .find(|(_, parts)| parts.iter().any(|part| bare.contains(part)))
            .map_or(Section::Other, |(section, _)| *section),
    }
}

/// The words of a heading in letters without accents, and what stands between them.
fn words(heading: &str) -> impl Iterator<Item = &str> {
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
    WORDS
        .iter()
        .flat_map(|(_, parts)| *parts)
        .any(|part| *part == word || *part == bare)
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
}
