//! What the prose of a whole page says about its operation: that it goes on after it answered, how its answers are paged,
//! which parameter makes it safe to repeat, and of which parameters at least one must be given.

mod paging;

use std::collections::HashSet;

use super::Description;
use super::clause::cut;
use super::condition::next_name;
use super::phrase::{Table, phrase};
use super::topic::{Topic, Topics};
use crate::model::{Clause, ParameterGroup, Traits};

/// The parts of a page that tell about an operation as a whole.
#[derive(Clone, Copy, Debug)]
pub struct OperationText<'a> {
    /// The prose before the tables, Markdown.
    pub doc: &'a str,
    /// The request's rows.
    pub parameters: &'a [Description<'a>],
    /// Wire names of the response's fields, at any depth.
    pub response: &'a [&'a str],
}

pub(super) static ASYNCHRONOUS: Table<()> = Table::new(
    Topic::Asynchronous,
    &[
        "异步",
        "asynchronous",
        "asynchronously",
        "后台",
        "in the background",
    ],
    &[
        phrase!((), r"(?:接口|操作|任务|调用|请求|属于|属|为|是)[^。]*异步", "CreateLine接口属于异步接口，系统会先返回线路ID。" => "asynchronous"),
        phrase!((), r"异步(?:接口|操作|任务|执行|处理|请求|创建|删除|进行)", "删除线路为异步操作。" => "asynchronous"),
        phrase!((), r"后台[^。]{0,12}(?:任务|创建|执行|进行)", "接口返回时线路还不可用，后台会继续执行开通任务。" => "asynchronous"),
        phrase!((), r"asynchronous(?:ly)?", "CreateLine is an asynchronous operation." => "asynchronous"),
        phrase!((), r"(?:runs|run|performed|continues|executed|in progress)[^.]* in the background", "The task runs in the background." => "asynchronous"),
    ],
);

pub(super) static IDEMPOTENT: Table<()> = Table::new(
    Topic::Idempotent,
    &["幂等", "idempot"],
    &[
        phrase!((), r"幂等", "有了它，重复发出的请求是幂等的。" => "idempotent"),
        phrase!((), r"idempot", "The token ensures the idempotence of the request." => "idempotent"),
    ],
);

pub(super) static AT_LEAST_ONE: Table<()> = Table::new(
    Topic::AtLeastOne,
    &[
        "至少",
        "任意一个",
        "中的一个",
        "中一个",
        "之一",
        "其一",
        "一个",
        "either",
        "one of",
        "选一",
        "at least one",
        "one or more of",
    ],
    &[
        phrase!((), r"(?:至少|最少)(?:需要?|须|必须|要)?(?:指定|设置|传入?|填写?|选择|输入|配置|有|提供)?(?:其中)?(?:的)?(?:一个|1个|一项|其一|一种)", "Left和Right至少指定其中一个参数。" => "one of"),
        phrase!((), r"(?:必须|需要|须)(?:指定|设置|传入?|填写?)[^。]+(?:中|其中)的?(?:任意)?一个(?:参数)?", "必须指定Left、Right两个参数中的一个。" => "one of"),
        phrase!((), r"(?:必须|需要|须)(?:指定|设置|传入?|填写?)[^。]+(?:或者?|其中)[^。]*(?:之一|其一|一个)", "必须指定Left或Right其中之一。" => "one of"),
        phrase!((), r"(?:must|need to) (?:specify|set|configure|provide) (?:either|one of|one or more of)", "You must specify either Left or Right." => "one of"),
        phrase!((), r"^(?:specify|set|configure|use|provide|enter) (?:either|one of|at least one of) ", "Specify either Left or Right." => "one of"),
        phrase!((), r"(?:必须|需要?|须|请)(?:二|三|四|任)选(?:一|其一)|(?:二|三|四|任)选一(?:必填|必选|必传|必须)|必选其一|必填其一", "Left和Right必须二选一。" => "one of"),
        phrase!((), r"at least one of", "You must specify at least one of Left and Right." => "one of"),
    ],
);

/// Reads what a page says about its operation; each part has the clause that says so.
pub fn read_operation(page: &OperationText<'_>) -> Traits {
    Traits {
        asynchronous: asynchronous(page),
        paging: paging::read(page),
        idempotency_token: idempotency_token(page),
        at_least_one: at_least_one(page),
    }
}

fn asynchronous(page: &OperationText<'_>) -> Option<Clause> {
    if !ASYNCHRONOUS.may_match(Topics::of(&page.doc.to_ascii_lowercase())) {
        return None;
    }
    cut(page.doc)
        .into_iter()
        .flat_map(|block| block.sentences)
        .find(|sentence| {
            let negated = ["非异步", "不是异步", "同步接口", "not asynchronous"]
                .iter()
                .any(|word| sentence.lower.contains(word));
            !negated && ASYNCHRONOUS.is_match(Topics::of(&sentence.lower), &sentence.lower)
        })
        .map(|sentence| Clause {
            text: sentence.plain,
        })
}

fn idempotency_token(page: &OperationText<'_>) -> Option<ParameterGroup> {
    let (row, sentence) = page
        .parameters
        .iter()
        .filter(|row| row.name.to_ascii_lowercase().ends_with("token"))
        .find_map(|row| {
            cut(row.doc)
                .into_iter()
                .flat_map(|block| block.sentences)
                .find(|sentence| IDEMPOTENT.is_match(Topics::of(&sentence.lower), &sentence.lower))
                .map(|sentence| (row, sentence))
        })?;
    Some(ParameterGroup {
        names: vec![row.name.to_owned()],
        text: sentence.plain,
    })
}

fn at_least_one(page: &OperationText<'_>) -> Vec<ParameterGroup> {
    let mut groups: Vec<ParameterGroup> = Vec::new();
    let mut known: HashSet<Vec<String>> = HashSet::new();
    let mut names: Vec<&str> = page.parameters.iter().map(|row| row.name).collect();
    names.sort_unstable();
    let docs = page
        .parameters
        .iter()
        .map(|row| (Some(row.name), row.doc))
        .chain([(None, page.doc)]);
    for (own, doc) in docs {
        if !AT_LEAST_ONE.may_match(Topics::of(&doc.to_ascii_lowercase())) {
            continue;
        }
        for sentence in cut(doc).into_iter().flat_map(|block| block.sentences) {
            if !AT_LEAST_ONE.is_match(Topics::of(&sentence.lower), &sentence.lower)
                || super::condition::opens(&sentence.lower)
            {
                continue;
            }
            let mut group: Vec<String> = Vec::new();
            let mut at = 0;
            while let Some((name, range)) = next_name(&sentence, at..sentence.plain.len(), &names) {
                at = range.end;
                if !group.iter().any(|known| known == name) {
                    group.push(name.to_owned());
                }
            }
            let this =
                sentence.lower.contains("该参数") || sentence.lower.contains("this parameter");
            if let Some(own) = own
                && this
                && !group.iter().any(|known| known == own)
            {
                group.insert(0, own.to_owned());
            }
            let about_own = own.is_none_or(|own| group.iter().any(|known| known == own));
            let mut sorted = group.clone();
            sorted.sort();
            if group.len() > 1 && about_own && known.insert(sorted) {
                groups.push(ParameterGroup {
                    names: group,
                    text: sentence.plain,
                });
            }
        }
    }
    groups
}

fn first_sentence(row: &Description<'_>) -> String {
    cut(row.doc)
        .into_iter()
        .flat_map(|block| block.sentences)
        .next()
        .map_or_else(String::new, |sentence| sentence.plain)
}

#[cfg(test)]
mod tests {
    use super::{
        ASYNCHRONOUS, AT_LEAST_ONE, Description, IDEMPOTENT, OperationText, read_operation,
    };
    use crate::model::Type;

    pub(super) fn row<'a>(name: &'a str, doc: &'a str) -> Description<'a> {
        Description {
            name,
            ty: &Type::String,
            doc,
            example: None,
            siblings: &[],
            line: 1,
        }
    }

    #[test]
    fn every_phrase_is_read_from_its_sample() {
        let rows = [row("Left", ""), row("Right", "")];
        for phrase in ASYNCHRONOUS.phrases {
            let page = OperationText {
                doc: phrase.sample,
                parameters: &rows,
                response: &[],
            };
            assert!(
                read_operation(&page).asynchronous.is_some(),
                "{}",
                phrase.sample
            );
        }
        for phrase in AT_LEAST_ONE.phrases {
            let page = OperationText {
                doc: phrase.sample,
                parameters: &rows,
                response: &[],
            };
            assert_eq!(
                read_operation(&page).at_least_one.len(),
                1,
                "{}",
                phrase.sample
            );
        }
        for phrase in IDEMPOTENT.phrases {
            let page = OperationText {
                doc: "",
                parameters: &[row("ClientToken", phrase.sample)],
                response: &[],
            };
            assert!(
                read_operation(&page).idempotency_token.is_some(),
                "{}",
                phrase.sample
            );
        }
    }

    #[test]
    fn a_synchronous_page_is_none() {
        let page = OperationText {
            doc: "本接口为同步接口，不是异步接口。",
            parameters: &[],
            response: &[],
        };
        assert_eq!(read_operation(&page).asynchronous, None);
    }
}
