//! The number of elements: the range of `N` in `Tag.N.Key`, or `up to 20 IDs`. Goes out: [`Rule::Items`].

#[cfg(test)]
mod tests;
mod things;

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Captures, Match, Regex};

use super::numbers;
use super::phrase::{Table, compile, phrase, whole};
use super::range::counts_something;
use super::scope::{Cell, Sentence, words};
use super::text::Text;
use super::topic::Topic;
use super::{Draft, Rule, allowance};
use things::{is_advice, is_for_each, is_of_a_container, is_thing, says_given};

/// What the match holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// The greatest number of things.
    Max,
    /// Least and greatest number of things.
    Both,
    /// The greatest number of things whose name may be any word, where the value holds several.
    Any,
    /// Least and greatest number of such things.
    AnyBoth,
}

/// The range of `N`.
pub(super) static INDEX: Table<()> = Table::new(
    Topic::Index,
    &["n", "m"],
    &[
        phrase!((), r"(?:^|[^a-z0-9_.])[nm] ?(?:的|代表|表示)?.{0,12}?(?:取值|范围)(?:范围)?(?:仅支持|只能)?(?:为|是|：|:)* ?",
            "标签键。N的取值范围：**1**~**20**。" => "items 1..20"),
        phrase!((), r"(?:valid|possible) values? (?:of|for) [nm](?: are| is)? ?(?:：|:)? ?(?:from )?",
            "The key of a label. Valid values of N: **1** to **20**." => "items 1..20"),
        phrase!((), r"(?:^|[^a-z0-9_.])[nm] (?:ranges|can range|is an integer|is a number|indicates .*ranges|must be|can be|is)(?: in the range of| in the range| from| of)* ?",
            "The tag key, where N ranges from 1 to 20." => "items 1..20"),
        phrase!((), r"(?:value range|range) (?:of|for) [nm](?: is)? ?(?:：|:)? ?(?:from )?",
            "The tag key. Value range of N: 1 to 20." => "items 1..20"),
        phrase!((), r"(?:^|[^a-z0-9_.])[nm] ?(?:为|是|取)(?:从)? ?",
            "标签键，N为1~20。" => "items 1..20"),
        phrase!((), r"[nm] ?(?:：|:|∈) ?(?:取值)?(?:：|:)? ?",
            "标签键，N：1~20。" => "items 1..20"),
    ],
);

/// The greatest value of `N`.
pub(super) static INDEX_MOST: Table<()> = Table::new(
    Topic::Index,
    &["n", "m"],
    &[
        phrase!((), r"[nm](?: in [^ ]+)? (?:cannot|must not|can not) (?:be (?:greater|larger|more) than|exceed) {n}",
            "The key of line N, where N cannot be greater than 3." => "items ..3"),
        phrase!((), r"[nm] ?(?:必须)?从1开始，最大为 ?{n}",
            "第N个标签的键，N从1开始，最大为3。" => "items ..3"),
        phrase!((), r"[nm] ?(?:的)?最大(?:取)?值?(?:为|是|：|:) ?{n}",
            "第N个标签的键，N最大取值为3。" => "items ..3"),
        phrase!((), r"[nm] ?(?:的)?(?:取?值)?(?:最大)?(?:值)?(?:不能|不得|不可|不)?(?:超过|大于|最大为|最大值为) ?{n}",
            "第N个标签的键，N最大值为3。" => "items ..3"),
    ],
);

/// Counts of elements.
pub(super) static COUNT: Table<Words> = Table::new(
    Topic::Count,
    &[
        "个",
        "条",
        "项",
        "台",
        "组",
        "对",
        "张",
        "块",
        "数组",
        "array",
        "specify",
        "specified",
        "the number of",
        "up to",
        "maximum",
        "at most",
        "exceed",
        "more than",
    ],
    &[
        phrase!(Words::Max, r"(?:最多|至多|最大|上限|不超过|不能超过|不得超过|限制)(?:可以?|能|支持|允许|只能|一次|同时|单次|输入|填写|传入|传|指定|添加|设置|查询|配置|包含|为|有|是|批量|选择|创建|删除|绑定|提交|上传|含|操作)* ?{n} ?(?:个|条|项|台|组|对)",
            "实例ID列表，最多支持20个ID。" => "items ..20"),
        phrase!(Words::Max, r"(?:个数|数量|条数|数目|条目数|总数)(?:最多|最大|上限)?(?:不能|不得|不可|不)?(?:超过|大于|为|是)? ?{n} ?(?:个|条|项|台|组|对)?",
            "实例ID列表，个数不能超过20个。" => "items ..20"),
        phrase!(Words::Max, r"(?:up to|a maximum of|at most|no more than|cannot exceed|not exceed|maximum of) {n} (?:[a-z-]+ ){0,6}?(?:ids|instances|entries|items|names|addresses|servers|rules|tags|values|domains|domain names|elements|groups|keys|disks|urls|eips|blocks|accounts|users|ports|objects|resources|images|snapshots|files|policies|records|parameters|pairs|certificates|commands|codes|points in time|points)",
            "The IDs of the links. You can specify up to 20 link IDs." => "items ..20"),
        phrase!(Words::Max, r"(?:addresses|ids|names|values|instances|entries) of up to {n} [a-z]+",
            "You can enter the addresses of up to 20 links, separated with commas (,)." => "items ..20"),
        phrase!(Words::Both, r"(?:数组|列表|元素)(?:的)?(?:长度|大小|个数|数量)(?:的)?(?:取值)?(?:范围)?(?:为|是|：|:)* ?{n}{to}{n}",
            "线路列表，数组长度：1~10。" => "items 1..10"),
        phrase!(Words::Max, r"(?:数组|列表)(?:的)?(?:最大)?(?:长度|大小)(?:的)?(?:最大|上限)?(?:值)?(?:不超过|不能超过|不得超过|为|是|：|:)+ ?{n}(?:$|[，。；个])",
            "线路列表，数组长度不能超过10。" => "items ..10"),
        phrase!(Words::Any, r"you can (?:specify|enter|input|pass|set|select|configure|query|add|include|delete|remove|submit)(?: at most| up to| a maximum of| no more than) {count} (?:[a-z-]+ ){0,3}?([a-z]+s)(?:$|[ .,;])",
            "You can specify up to three gates." => "items ..3"),
        phrase!(Words::Any, r"(?:a maximum of|up to|at most|no more than) {count} (?:[a-z-]+ ){0,3}?([a-z]+s) (?:can be (?:specified|entered|set|selected|queried|passed|included|added|configured|deleted|removed)|(?:are|is) (?:supported|allowed))",
            "A maximum of 30 gates can be specified." => "items ..30"),
        phrase!(Words::Any, r"(?:array|list|value|parameter) (?:can |may )?(?:contains?|consists? of|includes?) (?:up to|at most|a maximum of|no more than) {count} (?:[a-z-]+ ){0,3}?([a-z]+s)(?:$|[ .,;])",
            "The list can contain up to 30 gates." => "items ..30"),
        phrase!(Words::AnyBoth, r"(?:you (?:can|must) (?:specify|enter|input|pass|select)|(?:array|list) (?:can |must )?contains?) (?:from )?{n}{to}{n} (?:[a-z-]+ ){0,3}?([a-z]+s)(?:$|[ .,;])",
            "You can specify 1 to 30 gates." => "items 1..30"),
        phrase!(Words::AnyBoth, r"^the number of (?:[a-z-]+ ){0,3}?([a-z]+s) (?:ranges from|must be|is|can be)(?: from| between| in the range of)? ?{n}{to}{n}",
            "The gates. The number of gates ranges from 1 to 10." => "items 1..10"),
        phrase!(Words::Both, r"(?:个数|数量|条数)(?:的)?(?:取值)?(?:范围)?(?:为|是|：|:)* ?\[ ?{n} ?[,，~～-] ?{n} ?\] ?(?:个|条)?(?:$|[，；])",
            "线路列表，元素个数[1,10]。" => "items 1..10"),
        phrase!(Words::Both, r"(?:^|，)(?:支持)?{n}{to}{n} ?(?:个|条|项)(?:$|，)",
            "线路ID列表，1~10个。" => "items 1..10"),
        phrase!(Words::Both, r"array (?:of|that contains|that consists of) {n} to {n} [a-z]",
            "The lines. The value is a JSON array of 1 to 10 line IDs." => "items 1..10"),
        phrase!(Words::Both, r"{n}{to}{n} ?(?:个|条|项|台)(?:id|ip|实例|元素|域名|标签|规则|地址|服务器)",
            "实例列表，支持1~20个实例。" => "items 1..20"),
    ],
);

/// Least and greatest number of elements.
type Count = (Option<u64>, Option<u64>);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    let indexed = cell.is_list();
    let mut found: Option<(Count, String)> = None;
    let mut differ = false;
    for sentence in &cell.sentences {
        if sentence.branch && !indexed {
            continue;
        }
        for (min, max) in sentence_counts(cell, sentence, indexed) {
            match &found {
                // `最多20个` beside `N的取值范围：1~20` says the same with fewer words.
                Some(((None, known_max), _)) if *known_max == max => {
                    found = Some(((min, max), sentence.text.plain.clone()));
                }
                Some(((known_min, known_max), _)) => {
                    differ |= *known_max != max || min.is_some() && *known_min != min;
                }
                None => found = Some(((min, max), sentence.text.plain.clone())),
            }
        }
    }
    let Some(((min, mut max), text)) = found else {
        return;
    };
    if differ {
        draft.doubt(
            super::Code::ConstraintDoubtful,
            format!(
                "the number of elements of `{}` is stated twice",
                cell.description.name
            ),
        );
        return;
    }
    // `最多50个（企业版100个）`
    if allowance::is_lifted(cell) {
        max = None;
    }
    for granted in allowance::allowances(cell) {
        if !counts_something(granted.behind) {
            max = max.map(|max| max.max(granted.most));
        }
    }
    let min = min.or_else(|| {
        cell.sentences
            .iter()
            .any(|sentence| sentence.text.plain.contains("列表不能为空"))
            .then_some(1)
    });
    if min.is_some() || max.is_some() {
        draft.add(Rule::Items { min, max }, text);
    }
}

/// The counts that a sentence states: one by the range of `N`, or one for each of several cases.
fn sentence_counts(cell: &Cell<'_>, sentence: &Sentence, indexed: bool) -> Vec<Count> {
    let by_index = if indexed { index_count(sentence) } else { None };
    if let Some(count) = by_index {
        return vec![count];
    }
    let text = &sentence.text;
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut counts = Vec::new();
    for (words, found) in COUNT.find_all(sentence.topics, &text.lower) {
        let Some(place) = found.get(0).map(|all| all.range()) else {
            continue;
        };
        let overlaps = taken
            .iter()
            .any(|known| known.start < place.end && place.start < known.end);
        if overlaps
            || is_advice(text.lower.get(..place.start).unwrap_or_default())
            || numbers::is_cut(text, &found)
        {
            continue;
        }
        if let Some(count) = count_of(cell, sentence, words, &found) {
            taken.push(place);
            counts.push(count);
        }
    }
    counts
}

/// The range of `N`, or its greatest value.
fn index_count(sentence: &Sentence) -> Option<Count> {
    let text = &sentence.text;
    for ((), found) in INDEX.find(sentence.topics, &text.lower) {
        let end = found.get(0)?.end();
        let Some(spans) = numbers::scan(text, end, false) else {
            continue;
        };
        if spans.doubtful {
            continue;
        }
        match spans.spans.as_slice() {
            // `N的取值：1`.
            [one]
                if !one.wide
                    && one.min.as_u64() == Some(1)
                    && ends_clause(&text.plain[spans.end..]) =>
            {
                return Some((Some(1), Some(1)));
            }
            [span] if span.wide => return Some((span.min.as_u64(), span.max.as_u64())),
            // `Valid values of N: 1, 2, and 3` counts them one by one.
            [first, .., last] if spans.spans.iter().all(|span| !span.wide) => {
                return Some((first.min.as_u64(), last.max.as_u64()));
            }
            _ => {}
        }
    }
    INDEX_MOST
        .find(sentence.topics, &text.lower)
        .first()
        .map(|((), found)| (None, whole(found, 1)))
}

/// The count of one match, where it counts the elements that are given.
fn count_of(
    cell: &Cell<'_>,
    sentence: &Sentence,
    words: Words,
    found: &Captures<'_>,
) -> Option<Count> {
    let text = &sentence.text;
    let all = found.get(0)?;
    let rest = text.lower.get(all.end()..).unwrap_or_default();
    let another = || names_other(cell, &text.plain, all.start());
    match words {
        Words::Max => {
            let before = text.lower.get(..all.start()).unwrap_or_default();
            let counted = !is_of_a_container(before)
                && !counts_something(rest)
                && !is_for_each(rest)
                && holds_several(cell)
                && !another();
            if !counted {
                return None;
            }
            // `个数为1~5`: the match ends at the least.
            match found.get(1).and_then(|first| second(text, first.end())) {
                Some(most) => Some((whole(found, 1), Some(most))),
                None => Some((least(&text.lower), whole(found, 1))),
            }
        }
        Words::Both => holds_several(cell).then(|| (whole(found, 1), whole(found, 2))),
        Words::Any => {
            let noun = found.get(2)?;
            let given = cell.is_list() || says_given(all.as_str());
            let counted = given
                && is_thing(noun.as_str())
                && !is_for_each(text.lower.get(noun.end()..).unwrap_or_default())
                && holds_several(cell)
                && !another();
            counted.then(|| found.get(1).map(|number| (None, count(number.as_str()))))?
        }
        Words::AnyBoth => {
            // The noun stands before or behind the numbers.
            let groups: Vec<Match<'_>> = (1..=3).filter_map(|group| found.get(group)).collect();
            let end = groups.iter().map(Match::end).max()?;
            let given = cell.is_list() || says_given(all.as_str());
            if !given || is_for_each(text.lower.get(end..).unwrap_or_default()) {
                return None;
            }
            let noun = groups.iter().find(|group| group.as_str().ends_with('s'))?;
            let bounds: Vec<u64> = groups
                .iter()
                .filter_map(|group| group.as_str().replace(',', "").parse().ok())
                .collect();
            match bounds.as_slice() {
                [min, max] if is_thing(noun.as_str()) && holds_several(cell) => {
                    Some((Some(*min), Some(*max)))
                }
                _ => None,
            }
        }
    }
}

/// The second bound of a span whose first one ends at `at`.
fn second(text: &Text, at: usize) -> Option<u64> {
    static SECOND: OnceLock<Regex> = OnceLock::new();
    let pattern = SECOND.get_or_init(|| compile(r"^ ?(?:个|条|项)?(?:~|～|-|–|—|至|到| to ) ?{n}"));
    whole(&pattern.captures(text.lower.get(at..)?)?, 1)
}

/// The least count that stands beside the greatest: `最多10个，至少1个`.
fn least(lower: &str) -> Option<u64> {
    static LEAST: OnceLock<Regex> = OnceLock::new();
    let pattern = LEAST.get_or_init(|| {
        compile(r"(?:至少|最少)(?:需要?|要|必须|指定|传入?|填写|输入|包含|有|为)* ?{n} ?(?:个|条|项|台)(?:$|，|；)")
    });
    whole(&pattern.captures(lower)?, 1)
}

/// A number in digits or as a word.
fn count(text: &str) -> Option<u64> {
    const WORDS: [&str; 11] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let word = WORDS.iter().position(|word| *word == text);
    match word {
        Some(number) => u64::try_from(number).ok(),
        None => text.replace(',', "").parse().ok(),
    }
}

fn ends_clause(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with(['，', ',', '.', '；', '。'])
}

/// The value holds several elements: a list, a JSON array, or values with a separator.
pub(super) fn holds_several(cell: &Cell<'_>) -> bool {
    let name = cell.description.name;
    let example = cell.description.example.unwrap_or_default().trim_start();
    if super::scope::has_index(name) {
        // `最多20个` on `Tag.N.Key` speaks about the resources that carry the tag as often as about the tags.
        return !name.ends_with(".Key")
            && !name.ends_with(".Value")
            && !name.ends_with(".key")
            && !name.ends_with(".value");
    }
    let text = |words: &[&str]| {
        cell.sentences
            .iter()
            .any(|sentence| words.iter().any(|word| sentence.text.lower.contains(word)))
    };
    cell.is_list()
        || example.starts_with('[')
        || name.ends_with('s') && !name.ends_with("ss") && !name.ends_with("us")
        || text(&[
            "分隔",
            "隔开",
            "分割",
            "separate",
            "json数组",
            "json array",
            "comma-",
            "commas",
            "逗号",
        ])
}

/// Another parameter is named in the sentence before the count.
fn names_other(cell: &Cell<'_>, plain: &str, at: usize) -> bool {
    let before = plain.get(..at).unwrap_or_default();
    words(before).any(|(_, word)| {
        word.len() > 2 && word != cell.description.name && cell.description.has_sibling(word)
    })
}
