//! Steps of a number. Goes out: [`Rule::MultipleOf`].

use std::sync::OnceLock;

use regex::Regex;
use serde_json::Number;

use super::phrase::{Table, compile, phrase};
use super::range::special_numbers;
use super::scope::{Cell, Sentence, about_value, clause_start};
use super::topic::Topic;
use super::words::WordList;
use super::{Code, Draft, Rule, allowance, numbers, units};
use docwright_runtime::validate::is_multiple;

/// What a number divides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Every value.
    Multiple,
    /// The distance of every value from the least one.
    Step,
}

pub(super) static PHRASES: Table<Words> = Table::new(
    Topic::Multiple,
    &[
        "倍数",
        "步长",
        "整数倍",
        "整除",
        "multiple",
        "increment",
        "step",
        "divisible",
        "递增",
        "步进",
    ],
    &[
        phrase!(Words::Multiple, r"{n} ?(?:gb|mb|gib|mib|mbps|秒|分钟)? ?的(?:整数)?倍数?", "带宽必须是5的倍数。" => "multiple 5"),
        phrase!(Words::Multiple, r"{n} ?(?:gb|mb|gib|mib|mbps|秒|分钟)? ?的整数倍", "带宽必须为5的整数倍。" => "multiple 5"),
        phrase!(Words::Step, r"步长(?:为|是|：|:)* ?{n}", "带宽，步长为5。" => "multiple 5"),
        phrase!(Words::Step, r"(?:以|每次?|按) ?{n} ?(?:gb|mb|gib|mib|tb|mbps|秒|分钟|个)?(?:为步长|为(?:一个)?步进|为(?:增量|单位)递增|(?:进行)?递增)", "容量，每5GB递增。" => "multiple 5"),
        phrase!(Words::Multiple, r"(?:能|可以?)?被 ?{n} ?整除", "带宽必须能被5整除。" => "multiple 5"),
        phrase!(Words::Multiple, r"multiples? of {n}", "The bandwidth must be a multiple of 5." => "multiple 5"),
        phrase!(Words::Step, r"increments? of {n}", "The bandwidth, in increments of 5." => "multiple 5"),
        phrase!(Words::Step, r"in {n}[ -]?(?:gb|mb|gib|mib|tb|tib|mbit/s|mbps|second|minute)?[ -]?increments?", "The value increases in 5 GB increments." => "multiple 5"),
        phrase!(Words::Step, r"in steps of {n}", "The bandwidth, in steps of 5." => "multiple 5"),
        phrase!(Words::Step, r"step(?: size| length)?(?: is| of|：|:)+ ?{n}", "The bandwidth. Step size: 5." => "multiple 5"),
        phrase!(Words::Multiple, r"divisible by {n}", "The bandwidth must be divisible by 5." => "multiple 5"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    if cell.is_boolean() {
        return;
    }
    let mut steps: Vec<(Words, Number, &str)> = Vec::new();
    let mut of_all = false;
    for sentence in cell.sentences.iter().filter(|sentence| !sentence.example) {
        let found = match sentence_steps(cell, sentence) {
            Ok(found) => found,
            // What a case says alone is no rule, clear or not.
            Err(Unclear) if sentence.branch => continue,
            Err(Unclear) => {
                doubt(cell, sentence, draft);
                return;
            }
        };
        of_all |= !sentence.branch && !found.is_empty();
        let text = sentence.text.plain.as_str();
        steps.extend(found.into_iter().map(|(words, step)| (words, step, text)));
    }
    let Some(((_, first, _), rest)) = steps.split_first().filter(|_| of_all) else {
        return;
    };
    // `主从实例须为10的倍数，集群实例须为20的倍数`: what divides both holds for both.
    let step = rest.iter().try_fold(first.clone(), |all, (_, step, _)| {
        if all == *step {
            return Some(all);
        }
        let divisor = greatest_divisor(all.as_u64()?, step.as_u64()?);
        (divisor > 1).then(|| Number::from(divisor))
    });
    let Some(value) = step else { return };
    let is_step = steps.iter().any(|(words, _, _)| *words == Words::Step);
    if allows_others(cell, draft, &value) || is_step && starts_elsewhere(cell, &value) {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "not every value of `{}` is a multiple of {value}",
                cell.description.name
            ),
        );
        return;
    }
    let mut texts: Vec<&str> = steps.iter().map(|(_, _, text)| *text).collect();
    texts.dedup();
    draft.add(Rule::MultipleOf { value }, texts.join(" "));
}

/// `20~500，步长为50`: steps are counted from the least value. Whatever number a span of the description goes from must be a multiple.
fn starts_elsewhere(cell: &Cell<'_>, step: &Number) -> bool {
    static START: OnceLock<Regex> = OnceLock::new();
    let start = START.get_or_init(|| {
        compile(concat!(
            r"{n} ?(?:gb|mb|gib|mib|tb|tib|mbps|mbit/s|秒|分钟|天|个)?(?:~|～| ?-|–|—|至|到| to) ?[0-9]",
            r"|\[ ?{n} ?[,，]",
            r"|(?:从|最小|最低|最少|起步|下限|起始|minimum|starts? (?:at|from)|starting (?:at|from)|from|at least)[^0-9，。；,;.]{0,12}?{n}",
        ))
    });
    cell.blocks.iter().any(|block| {
        let found = start.captures_iter(&block.text.lower);
        let mut numbers = found.filter_map(|found| {
            (1..found.len()).find_map(|group| numbers::captured(&block.text, &found, group))
        });
        numbers.any(|(number, _)| !divides(step, &number))
    })
}

/// A number besides is no multiple: `-1表示不限制`, `也可设为15`.
fn allows_others(cell: &Cell<'_>, draft: &Draft, step: &Number) -> bool {
    let beside_range = draft.constraints.iter().any(|constraint| {
        matches!(&constraint.rule, Rule::Range { also, .. } if also.iter().any(|number| !divides(step, number)))
    });
    beside_range
        || special_numbers(cell)
            .iter()
            .any(|(number, _)| !divides(step, number))
}

fn divides(step: &Number, number: &Number) -> bool {
    is_multiple(numbers::float(number), numbers::float(step))
}

/// The words leave open whether the number has to be a multiple.
struct Unclear;

fn doubt(cell: &Cell<'_>, sentence: &Sentence, draft: &mut Draft) {
    draft.doubt(
        Code::ConstraintDoubtful,
        format!(
            "what `{}` is a multiple of is not clear: {}",
            cell.description.name, sentence.text.plain
        ),
    );
}

/// The steps that a sentence states for the value.
fn sentence_steps(cell: &Cell<'_>, sentence: &Sentence) -> Result<Vec<(Words, Number)>, Unclear> {
    let text = &sentence.text;
    let mut steps: Vec<(Words, Number)> = Vec::new();
    for (words, found) in PHRASES.find_all(sentence.topics, &text.lower) {
        let Some(all) = found.get(0) else { continue };
        let before = text.lower.get(..all.start()).unwrap_or_default();
        let after = text.lower.get(all.end()..).unwrap_or_default();
        let clause = text
            .lower
            .get(clause_start(text, all.start())..all.start())
            .unwrap_or_default();
        if !about_value(cell, sentence, all.start()) || is_of_a_count(cell, clause) {
            continue;
        }
        let other_unit = found
            .get(1)
            .and_then(|number| units::behind(text, number.end()))
            .is_some_and(|unit| units::contradicts(cell, &unit));
        if other_unit || is_one_of_several(before, after) || is_lifted(cell, after) {
            return Err(Unclear);
        }
        if let Some((value, _)) = numbers::captured(text, &found, 1)
            && numbers::float(&value) > 0.0
            && !steps.iter().any(|(_, known)| *known == value)
        {
            steps.push((words, value));
        }
    }
    Ok(steps)
}

/// `总长度为10的倍数` of a text, `个数为2的倍数` of a list: not the value is the multiple.
fn is_of_a_count(cell: &Cell<'_>, clause: &str) -> bool {
    let text = !cell.is_number()
        && [
            "长度",
            "字符",
            "字节",
            "字数",
            "length",
            "characters",
            "bytes",
        ]
        .iter()
        .any(|word| clause.contains(word));
    let list = cell.is_list()
        && ["个数", "数量", "元素", "number of"]
            .iter()
            .any(|word| clause.contains(word));
    text || list
}

/// `企业版无此限制`, `multiple of 5 for Basic Edition`: not every value has to be a multiple.
fn is_lifted(cell: &Cell<'_>, after: &str) -> bool {
    static HERE: WordList = WordList::new(&["除外", "except"]);
    static CLASS: OnceLock<Regex> = OnceLock::new();
    let class = CLASS.get_or_init(|| compile(r"^ ?(?:gb|gib|mb|mib|mbit/s)?,? (?:for|in|on) (?:[a-z-]+ ){1,4}?(?:editions?|instances?|clusters?|disks?|versions?|series)(?-u:\b)"));
    let of_all = [" for all", " in all", " for both"]
        .iter()
        .any(|words| after.starts_with(words));
    HERE.are_in(after) || !of_all && class.is_match(after) || allowance::is_lifted(cell)
}

/// `15、60或者900的倍数`, `a multiple of 5 or 7`: other values are as good as a multiple.
fn is_one_of_several(before: &str, after: &str) -> bool {
    static BEFORE: OnceLock<[Regex; 2]> = OnceLock::new();
    static AFTER: OnceLock<Regex> = OnceLock::new();
    let [choice, listed] = BEFORE.get_or_init(|| {
        [
            compile(r"(?:或者?[为是]?| or)(?: an?| any| other| integer| is| be)*$"),
            // `15、30以及60的整数倍`, `15, 30, and multiples of 60`; after a span or one bound begins another clause.
            compile(concat!(
                r"(~|～|至|到|-|–|—|to|than|least|most)? ?[0-9][0-9.]* ?(?:gb|gib|mb|mib|mbps|秒|分钟)?(?:",
                r" ?、?(?:以及|和|及|与|、)|,? and(?: an?| any| other| integer)*|[，,、] ?[0-9][0-9.]*[，,]) ?(?:为|是)?$",
            )),
        ]
    });
    let behind = AFTER.get_or_init(|| {
        compile(r"^(?:，|,)? ?(?:或者?|or )(?:等于|设置为|设为|为|是|set to |set it to |one of |equal to )? ?[0-9]")
    });
    let before = before.trim_end();
    choice.is_match(before)
        || listed
            .captures(before)
            .is_some_and(|found| found.get(1).is_none())
        || behind.is_match(after.trim_start())
}

fn greatest_divisor(mut a: u64, mut b: u64) -> u64 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}
