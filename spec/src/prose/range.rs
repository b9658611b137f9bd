//! Ranges of numbers. Goes out: [`Rule::Range`]; the cases of a condition become the range that holds all of them.

use super::bounds::{Bounds, hull, join};
use super::bullets::{BulletList, ListKind};
use super::key::key;
use super::numbers::{self, Spans, float};
use super::phrase::{Table, digits, phrase};
use super::scope::{Cell, Sentence, about_value};
use super::topic::Topic;
use super::{Code, Draft, Rule};

/// What stands after the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Spans.
    Spans,
    /// Two bounds joined by "and".
    Between,
    /// Both bounds are in the match.
    Both,
    /// The greatest value.
    Max,
    /// The least value.
    Min,
    /// More than this.
    Above,
    /// Less than this.
    Below,
    /// A whole number above nought.
    Positive,
}

pub(super) static PHRASES: Table<Words> = Table::new(
    Topic::Range,
    &[
        "取值",
        "范围",
        "介于",
        "之间",
        "value",
        "range",
        "from",
        "between",
        "最大",
        "最小",
        "大于",
        "小于",
        "超过",
        "maximum",
        "minimum",
        "greater",
        "less than",
        "must be",
        "可设",
        "可填",
        "可输入",
        "可取",
        "可以填",
        "可以输入",
        "（",
        "(",
        "整数",
        "整型",
        "integer",
        "必须",
        "须",
        ">",
        "＞",
        "≥",
        "≤",
        "<=",
        "小数",
        "的数",
        "自然数",
        "浮点数",
        "至少",
        "最少",
        "下限",
        "低于",
        "少于",
        "至多",
        "最多",
        "上限",
        "高于",
        "多于",
        "可以设置",
    ],
    &[
        phrase!(Words::Spans, r"(?:取值|数值|有效|合法|可选|值的|端口)?范围(?:必须|应)?(?:为|是|在|：|:)*(?:从)? ?",
            "端口，取值范围：**1**~**65535**。" => "range 1..65535"),
        phrase!(Words::Spans, r"(?:可?取值|有效值|可选值)(?:必须|应|可)?(?:为|是|在|：|:)* ?",
            "重试次数，取值：0~5次。" => "range 0..5"),
        phrase!(Words::Spans, r"(?:可以?|能)(?:设置|配置|取值|指定|填写)为 ?",
            "权重，可以设置为1~100。" => "range 1..100"),
        phrase!(Words::Spans, r"(?:介于|必须在|应在|需在) ?",
            "权重必须在1到100之间。" => "range 1..100"),
        phrase!(Words::Spans, r"(?:valid|vaild|possible|allowed|supported) (?:values?|range)(?: (?:of|for) (?:this parameter|the parameter|(?:the )?([a-z0-9_.]+)(?: parameter)?))?(?: (?:are|is))? ?(?:：|:)? ?(?:from )?(?:integers? (?:from |in the range of )?)?",
            "The port. Valid values: **1** to **65535**." => "range 1..65535"),
        phrase!(Words::Spans, r"(?:value )?range(?:s| values?)? ?(?:：|:| is| of| from| between)+ ?(?:from )?",
            "The weight. Value range: 0-100." => "range 0..100"),
        phrase!(Words::Spans, r"(?:must be|can be|is|set|value|be set|ranges|integer) (?:an integer )?(?:that is )?(?:in the range(?: of| from)?|within(?: the range(?: of| from)?)?|from) ?",
            "The retries must be an integer from 0 to 5." => "range 0..5"),
        phrase!(Words::Spans, r"(?:must|can|should) be (?:set to )?(?:an integer )?",
            "The page size. The value must be 1 to 30." => "range 1..30"),
        phrase!(Words::Between, r"(?:must be|value|integer|number|is) (?:an integer )?between ",
            "The retries. The value must be between 0 and 5." => "range 0..5"),
        phrase!(Words::Spans, r"可以?(?:填写?|取|输入|设) ?",
            "监控周期，单位为分钟，可填1~10。" => "range 1..10"),
        phrase!(Words::Both, r"{n} ?(?:~|～|-|–|—|至|到) ?{n} ?(?:之间)?的(?:正?整数|整型数?|小数|数值|数字|浮点数|自然数)",
            "权重，为0到100之间的整数。" => "range 0..100"),
        phrase!(Words::Both, r"{n} ?(?:~|～|-|–|—|至|到) ?{n} ?之间(?:$|，|；)",
            "权重，0到100之间。" => "range 0..100"),
        phrase!(Words::Both, r"[（(]{n} ?(?:~|～|至|到|to) ?{n}[）)]",
            "权重值（0~100）。" => "range 0..100"),
        phrase!(Words::Max, r"最大(?:取?值)?(?:不超过|不能超过|可?为|是|：|:)* ?{n}",
            "每页条数，最大值为**50**。" => "range ..50"),
        phrase!(Words::Min, r"最小(?:取?值)?(?:可?为|是|：|:)* ?{n}",
            "每页条数，最小值：1。" => "range 1.."),
        phrase!(Words::Max, r"(?:取值|值|数值)?(?:不能|不得|不可|不)(?:大于|超过) ?{n}",
            "每页条数不能大于50。" => "range ..50"),
        phrase!(Words::Max, r"(?:小于等于|小于或等于|小于或者等于) ?{n}",
            "权重，取值小于等于50。" => "range ..50"),
        phrase!(Words::Min, r"(?:大于等于|大于或等于|大于或者等于|不小于|不能小于|不得小于) ?{n}",
            "权重，取值大于等于5。" => "range 5.."),
        phrase!(Words::Min, r"(?:至少|最少|下限)(?:为|是|：|:) ?{n}|(?:不少于|不低于|不得低于|不能低于|不可低于|不得少于|不能少于) ?{n}",
            "保留天数，不低于7天。" => "range 7.."),
        phrase!(Words::Max, r"(?:至多|最多|上限)(?:为|是|：|:) ?{n}|(?:不高于|不得高于|不能高于|不可高于|不得多于|不能多于) ?{n}",
            "每页条数，上限为50。" => "range ..50"),
        phrase!(Words::Above, r"(?:必须|须|需|取值|值|要|为|：|，)大于 ?{n}",
            "权重，必须大于0。" => "range 1.."),
        phrase!(Words::Below, r"(?:必须|须|需|取值|值|要|为|：|，)小于 ?{n}",
            "权重，必须小于100。" => "range ..99"),
        phrase!(Words::Above, r"(?:取值|范围|必须|须|值|values?|range|value)(?: ?(?:为|是|：|:|is|are|must be))* ?(?:>|＞) ?{n}",
            "页码，取值范围：>0的任意整数。" => "range 1.."),
        phrase!(Words::Min, r"(?:取值|范围|必须|须|值|values?|range|value)(?: ?(?:为|是|：|:|is|are|must be))* ?(?:>=|≥) ?{n}",
            "页码，取值必须≥1。" => "range 1.."),
        phrase!(Words::Max, r"(?:取值|范围|必须|须|值|values?|range|value)(?: ?(?:为|是|：|:|is|are|must be))* ?(?:<=|≤) ?{n}",
            "页码，取值≤100。" => "range ..100"),
        phrase!(Words::Positive, r"(?:取值|范围|必须|须|值|应|只能)(?:范围)?(?:为|是|：|:)* ?(?:大于0的|任意|一个)*正整数(?:$|，|；)|(?:must be|is|values?[:：]?) (?:a |any )?positive integers?(?:$|[.,;])",
            "页码，必须为正整数。" => "range 1.."),
        phrase!(Words::Max, r"(?:maximum|max|largest) value(?: of this parameter)?(?: is|：|:)* ?{n}",
            "The number of entries. Maximum value: **50**." => "range ..50"),
        phrase!(Words::Min, r"(?:minimum|min|smallest) value(?: of this parameter)?(?: is|：|:)* ?{n}",
            "The number of entries. Minimum value: 1." => "range 1.."),
        phrase!(Words::Max, r"(?:^|[.;,] )max(?:imum)?(?: is|：|:)+ ?{n}",
            "The number of entries. Maximum: 50." => "range ..50"),
        phrase!(Words::Min, r"(?:^|[.;,] )min(?:imum)?(?: is|：|:)+ ?{n}",
            "The number of entries. Minimum: 1." => "range 1.."),
        phrase!(Words::Min, r"(?:cannot|must not|can not|may not) be (?:less|smaller|lower|fewer) than {n}",
            "The number of entries cannot be less than 5." => "range 5.."),
        phrase!(Words::Max, r"(?:cannot|must not|can not|may not) (?:be (?:greater|larger|more|higher) than|exceed) {n}",
            "The number of entries cannot be greater than 50." => "range ..50"),
        phrase!(Words::Max, r"(?:up to|maximum of) {n} ?(?:\.|$)",
            "The number of entries. The value can be up to 50." => "range ..50"),
        phrase!(Words::Max, r"(?:must be|is) (?:less than or equal to|no (?:greater|more|larger) than) {n}",
            "The weight must be less than or equal to 50." => "range ..50"),
        phrase!(Words::Min, r"(?:must be|is) (?:greater than or equal to|no less than|at least) {n}",
            "The weight must be greater than or equal to 5." => "range 5.."),
        phrase!(Words::Above, r"(?:must be|is an integer|any integer|an integer) (?:that is )?(?:greater|larger) than {n}",
            "The weight must be greater than 0." => "range 1.."),
        phrase!(Words::Below, r"must be (?:less|smaller) than {n}",
            "The weight must be less than 100." => "range ..99"),
    ],
);

/// What one place of the description states.
struct Candidate {
    range: Bounds,
    text: String,
    branch: bool,
}

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    if !may_be_number(cell) {
        return;
    }
    let mut candidates = Vec::new();
    for list in &cell.lists {
        candidates.extend(bullet_candidate(cell, list, draft));
    }
    let mut sides: Option<Candidate> = None;
    for sentence in &cell.sentences {
        if sentence.example {
            continue;
        }
        read_sentence(cell, sentence, draft, &mut candidates, &mut sides);
    }
    if candidates.is_empty() {
        candidates.extend(sides);
    }
    settle(cell, candidates, draft);
}

/// Numbers by type, or text whose example is one.
fn may_be_number(cell: &Cell<'_>) -> bool {
    if cell.is_number() {
        return true;
    }
    if cell.is_boolean() {
        return false;
    }
    let text = matches!(
        super::scope::element(cell.description.ty),
        crate::model::Type::String | crate::model::Type::Any
    );
    let numbers = |example: &str| {
        let inside = example.trim().trim_start_matches('[').trim_end_matches(']');
        inside
            .split(',')
            .all(|part| part.trim().trim_matches('"').parse::<f64>().is_ok())
    };
    text && cell.description.example.is_none_or(numbers)
}

fn read_sentence(
    cell: &Cell<'_>,
    sentence: &Sentence,
    draft: &mut Draft,
    candidates: &mut Vec<Candidate>,
    sides: &mut Option<Candidate>,
) {
    let text = &sentence.text;
    let mut taken: Option<Spans> = None;
    for (words, found) in PHRASES.find_all(sentence.topics, &text.lower) {
        let Some(whole) = found.get(0) else { continue };
        let length = text.lower[..whole.start()].ends_with("长度")
            || text.lower[..whole.start()].ends_with("长度的");
        if length || !about_value(cell, sentence, whole.start()) {
            continue;
        }
        match words {
            Words::Spans | Words::Between => {
                let named = found.get(1).map(|name| &text.plain[name.range()]);
                if named
                    .is_some_and(|name| !cell.is_own_name(name) && (name != "N" || cell.is_list()))
                {
                    continue;
                }
                let Some(spans) = numbers::scan(text, whole.end(), words == Words::Between) else {
                    continue;
                };
                let wide = spans.spans.iter().any(|span| span.wide);
                if !wide || counts_something(&text.lower[spans.end..]) {
                    continue;
                }
                if taken.as_ref().is_none_or(|known| known.end < spans.end) {
                    taken = Some(spans);
                }
            }
            Words::Both => {
                let bounds = digits(&found, 1)
                    .as_deref()
                    .and_then(numbers::parse)
                    .zip(digits(&found, 2).as_deref().and_then(numbers::parse));
                if let Some((min, max)) = bounds
                    && taken.is_none()
                    && cell.is_number()
                {
                    taken = Some(Spans::of(min, max, whole.end()));
                }
            }
            Words::Max | Words::Min | Words::Above | Words::Below | Words::Positive => {
                let after = &text.lower[whole.end()..];
                // `不能超过16 KB` of a text is its size.
                let number =
                    cell.is_number() || cell.description.example.is_some() && !sentence.note;
                if taken.is_some() || counts_something(after) || !number {
                    continue;
                }
                let number = digits(&found, 1).or_else(|| digits(&found, 2));
                let number = number.as_deref().and_then(numbers::parse);
                let number = number.or_else(|| (words == Words::Positive).then(|| 1.into()));
                let Some(number) = number else {
                    continue;
                };
                let side = sides.get_or_insert_with(|| Candidate {
                    range: Bounds::default(),
                    text: text.plain.clone(),
                    branch: sentence.branch,
                });
                side.branch |= sentence.branch;
                match words {
                    Words::Max => side.range.max = Some(number),
                    Words::Min | Words::Positive => side.range.min = Some(number),
                    Words::Above => {
                        side.range.min = Some(number);
                        side.range.exclusive_min = true;
                    }
                    Words::Below => {
                        side.range.max = Some(number);
                        side.range.exclusive_max = true;
                    }
                    Words::Spans | Words::Between | Words::Both => {}
                }
            }
        }
    }
    let Some(spans) = taken else { return };
    if spans.doubtful {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the bounds of `{}` are not clear", cell.description.name),
        );
        return;
    }
    candidates.push(Candidate {
        range: join(&spans.spans),
        text: text.plain.clone(),
        branch: sentence.branch,
    });
}

/// What follows the number says that something else than the value is counted.
pub(super) fn counts_something(after: &str) -> bool {
    let after = after.trim_start();
    [
        "个字符",
        "字符",
        "个英文",
        "个中文",
        "字节",
        "位",
        "个ascii",
        "characters",
        "character",
        "bytes",
        "byte",
        "个字母",
        "ascii",
        "letters",
        "个汉字",
        "chars",
        "words",
        "digits",
        "bits",
        "english",
        "个半角",
    ]
    .iter()
    .any(|word| after.starts_with(word))
}

/// Bullets like `-1：...` and `1-65535：...`, or `ssd：20~500` for each of several cases.
fn bullet_candidate(cell: &Cell<'_>, list: &BulletList, draft: &mut Draft) -> Option<Candidate> {
    if !bullets_are_spans(cell, list) {
        return None;
    }
    let mut spans = Vec::new();
    let mut doubtful = false;
    for &item in &list.items {
        let block = cell.blocks.get(item)?;
        let found = item_spans(block)?;
        doubtful |= found.doubtful;
        spans.extend(found.spans);
    }
    if doubtful {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the bounds of `{}` are not clear", cell.description.name),
        );
        return None;
    }
    let text = list
        .intro
        .into_iter()
        .chain(list.items.iter().copied())
        .filter_map(|index| cell.blocks.get(index))
        .filter_map(|block| block.sentences.last())
        .map(|sentence| sentence.plain.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    Some(Candidate {
        range: join(&spans),
        text,
        branch: false,
    })
}

/// Whether every bullet of a list of values is a number or span, or states one, and at least one is a real span.
pub(super) fn bullets_are_spans(cell: &Cell<'_>, list: &BulletList) -> bool {
    if list.kind == ListKind::Fields || !list.cued {
        return false;
    }
    let mut wide = false;
    let all = list.items.iter().all(|&item| {
        cell.blocks
            .get(item)
            .and_then(item_spans)
            .is_some_and(|spans| {
                wide |= spans.spans.iter().any(|span| span.wide);
                true
            })
    });
    all && wide
}

fn item_spans(block: &super::clause::Block) -> Option<Spans> {
    let text = &block.text;
    if let Some(spans) = numbers::scan(text, 0, false) {
        let after = text.plain[spans.end..].trim_start();
        if after.is_empty()
            || after.starts_with(['：', ':', '。', '（', '(', '，'])
            || after.starts_with(". ")
        {
            return Some(spans);
        }
    }
    if let Some(key) = key(text)
        && let Some(spans) = numbers::whole(text, key.rest)
        && spans.spans.iter().any(|span| span.wide)
    {
        return Some(spans);
    }
    // `当单位为月时：1~9`: the case, and its numbers behind the last colon.
    let first = block.sentences.first()?;
    let colon = first.plain.rfind(['：', ':'])?;
    let after = colon
        + first.plain[colon..]
            .chars()
            .next()
            .map_or(1, char::len_utf8);
    let case = super::condition::opens(&first.lower) || first.lower[..colon].contains(['=', '时']);
    if !case || block.sentences.len() > 1 {
        return None;
    }
    numbers::whole(first, after..first.plain.len())
}

fn settle(cell: &Cell<'_>, candidates: Vec<Candidate>, draft: &mut Draft) {
    let Some(first) = candidates.first() else {
        return;
    };
    let same = candidates
        .iter()
        .all(|candidate| candidate.range == first.range);
    let branches = candidates
        .iter()
        .filter(|candidate| candidate.branch)
        .count();
    let whole = candidates.len() - branches;
    let certain = match (whole, branches) {
        (0, 1) => false,
        (0 | 1, _) => true,
        _ => same,
    };
    if !certain {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the range of `{}` is not stated for every case",
                cell.description.name
            ),
        );
        return;
    }
    let mut bounds = first.range.clone();
    for candidate in &candidates[1..] {
        bounds = hull(bounds, &candidate.range);
    }
    if cell.is_whole_number() {
        bounds.include_ends();
    }
    let text = if same {
        first.text.clone()
    } else {
        candidates
            .iter()
            .map(|c| c.text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    if let (Some(min), Some(max)) = (&bounds.min, &bounds.max)
        && float(min) > float(max)
    {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the range of `{}` is empty", cell.description.name),
        );
        return;
    }
    draft.add(
        Rule::Range {
            min: bounds.min,
            max: bounds.max,
            exclusive_min: bounds.exclusive_min,
            exclusive_max: bounds.exclusive_max,
            also: bounds.also,
        },
        text,
    );
}
