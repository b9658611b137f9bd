//! The short words of cells: yes and no, and places in the HTTP request.

use crate::model::{Position, Required};
use crate::page::text::plain;

/// What a cell of the required column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Need {
    pub(super) required: Required,
    /// The parameter is no longer to be used.
    pub(super) deprecated: bool,
}

/// Reads a cell of the required column; absent where the words are not known.
pub(super) fn read_required(cell: &str) -> Option<Need> {
    let text = plain(cell).to_lowercase();
    let need = |required| {
        Some(Need {
            required,
            deprecated: false,
        })
    };
    if text.trim().is_empty() {
        return need(Required::No);
    }
    // Marks stand alone: what is beside them is a condition.
    let is_mark = |marks: &[char]| text.trim().starts_with(marks);
    let word = text.trim_matches(|found: char| !found.is_alphanumeric());
    if word.is_empty() {
        return match () {
            () if is_mark(&['√', '✓', '✔', '☑', '✅', '●', '○']) => {
                need(Required::Yes)
            }
            () if is_mark(&['×', '✗', '✘', '✕', '✖', '☒', '❌', '-', '–', '—', '/', '－']) => {
                need(Required::No)
            }
            () => None,
        };
    }
    match word {
        "是" | "强制" | "m" | "必选" | "必须" | "必填" | "必需" | "yes" | "y" | "true"
        | "required" | "mandatory" => return need(Required::Yes),
        "否" | "不是" | "o" | "可选" | "选填" | "非必选" | "非必须" | "非必填" | "非必需"
        | "不必选" | "不必须" | "no" | "n" | "x" | "n/a" | "false" | "optional"
        | "not required" => {
            return need(Required::No);
        }
        "视情况而定"
        | "视情况"
        | "按需"
        | "条件可选"
        | "二选一"
        | "c"
        | "条件"
        | "conditional"
        | "conditionally"
        | "conditionally required"
        | "depends" => return need(Required::Conditional),
        _ => {}
    }
    let says = |words: &[&str]| words.iter().any(|known| word.contains(known));
    let starts = |words: &[&str]| words.iter().any(|known| word.starts_with(known));
    let negative = starts(&[
        "否", "no", "optional", "可选", "非必", "不必", "选填", "false",
    ]);
    let affirmative = starts(&[
        "是",
        "必选",
        "必须",
        "必填",
        "必需",
        "yes",
        "required",
        "mandatory",
        "true",
    ]);
    if says(&["弃用", "废弃", "不推荐", "deprecated", "obsolete"]) && (negative || affirmative)
    {
        return Some(Need {
            // What must be given is given, deprecated or not.
            required: if negative {
                Required::No
            } else {
                Required::Yes
            },
            deprecated: true,
        });
    }
    // "是（2018 年起）", "Required if ...", 当 X 为 true 时必选, VPC必选: the rest is a condition.
    let required_when = says(&["必选", "必须", "必填", "必需", "required", "mandatory"]);
    if negative || affirmative || required_when {
        return need(Required::Conditional);
    }
    None
}

/// What a cell of the position column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Known(Position),
    Empty,
    /// The word, which tells no place.
    Unknown(String),
}

/// Words of the position column, without spaces and joints.
const PLACES: &[(Position, &[&str])] = &[
    (
        Position::Query,
        &[
            "query",
            "querystring",
            "queryparam",
            "queryparameter",
            "queryparameters",
            "url",
            "urlquery",
            "urlparam",
            "urlparameter",
            "requestquery",
            "requesturl",
            "查询",
            "查询串",
            "查询参数",
            "查询字符串",
            "请求查询",
            "请求参数",
        ],
    ),
    (
        Position::Body,
        &[
            "body",
            "json",
            "jsonbody",
            "bodyjson",
            "requestbody",
            "bodyparameter",
            "entity",
            "payload",
            "requestentity",
            "请求体",
            "请求正文",
            "请求主体",
            "正文",
            "消息体",
            "包体",
        ],
    ),
    (
        Position::Path,
        &[
            "path",
            "uri",
            "urlpath",
            "pathvariable",
            "pathparam",
            "pathparameter",
            "requestpath",
            "requesturi",
            "uripath",
            "路径",
            "路径参数",
            "请求路径",
            "url路径",
            "路由",
        ],
    ),
    (
        Position::Header,
        &[
            "header",
            "headers",
            "requestheader",
            "requestheaders",
            "httpheader",
            "head",
            "请求头",
            "请求头部",
            "头部",
            "头",
            "消息头",
            "请求头参数",
            "http头",
        ],
    ),
    (
        Position::Form,
        &[
            "form",
            "formdata",
            "formparam",
            "formparameter",
            "formbody",
            "bodyform",
            "multipart",
            "multipartformdata",
            "表单",
            "表单参数",
            "表单数据",
        ],
    ),
];

/// Reads a cell of the position column.
pub(super) fn read_position(cell: &str) -> Place {
    let text = plain(cell);
    let word: String = text
        .chars()
        .filter(|found| found.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    if word.is_empty() {
        return Place::Empty;
    }
    let known = |word: &str| {
        PLACES
            .iter()
            .find(|(_, words)| words.contains(&word))
            .map(|(position, _)| *position)
    };
    // `in query`, `query参数`, `Header中`: what is around the word tells nothing.
    let bare = word
        .trim_start_matches("in")
        .trim_end_matches(['中', '里'])
        .trim_end_matches("参数")
        .trim_end_matches("parameters");
    match known(&word).or_else(|| known(bare)) {
        Some(position) => Place::Known(position),
        None => Place::Unknown(text.trim().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages() {
        use Required::{Conditional, No, Yes};
        for (cell, expected) in [
            ("是", Some(Yes)),
            (" Yes ", Some(Yes)),
            ("**否**", Some(No)),
            ("Optional", Some(No)),
            ("Conditional", Some(Conditional)),
            ("是（仅新版）", Some(Conditional)),
            ("", Some(No)),
            ("-", Some(No)),
            ("√", Some(Yes)),
            ("✓ ", Some(Yes)),
            ("×", Some(No)),
            ("✗", Some(No)),
            ("?", None),
            ("M", Some(Yes)),
            ("O", Some(No)),
            ("二选一", Some(Conditional)),
            ("条件必填", Some(Conditional)),
            ("条件必须", Some(Conditional)),
            ("经典网络必选", Some(Conditional)),
            ("必须（新建时）", Some(Conditional)),
            ("当 Mode 为 sea 时必选", Some(Conditional)),
            ("Required if `Mode` is sea", Some(Conditional)),
            ("String", None),
        ] {
            let found = read_required(cell).map(|need| need.required);
            assert_eq!(found, expected, "{cell}");
        }
    }

    #[test]
    fn a_deprecated_parameter_is_told_beside_the_word() {
        let need = |required, deprecated| {
            Some(Need {
                required,
                deprecated,
            })
        };
        assert_eq!(read_required("否（已废弃）"), need(Required::No, true));
        assert_eq!(read_required("No (deprecated)"), need(Required::No, true));
        assert_eq!(read_required("否"), need(Required::No, false));
    }

    #[test]
    fn places_in_a_request() {
        for (cell, expected) in [
            ("Query", Some(Position::Query)),
            ("查询", Some(Position::Query)),
            ("Query string", Some(Position::Query)),
            ("请求体", Some(Position::Body)),
            ("Entity", Some(Position::Body)),
            ("URL path", Some(Position::Path)),
            ("路径", Some(Position::Path)),
            ("Request header", Some(Position::Header)),
            ("请求头", Some(Position::Header)),
            ("Formdata", Some(Position::Form)),
            ("in path", Some(Position::Path)),
        ] {
            assert_eq!(
                read_position(cell),
                expected.map_or(Place::Empty, Place::Known),
                "{cell}"
            );
        }
        assert_eq!(read_position(" - "), Place::Empty);
        assert_eq!(read_position("cookie"), Place::Unknown("cookie".to_owned()));
    }
}
