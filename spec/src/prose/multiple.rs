//! Steps of a number. Goes out: [`Rule::MultipleOf`].

use super::numbers;
use super::phrase::{Table, digits, phrase};
use super::scope::{Cell, about_value};
use super::topic::Topic;
use super::{Code, Draft, Rule, units};

pub(super) static PHRASES: Table<()> = Table::new(
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
        phrase!((), r"{n} ?(?:gb|mb|gib|mib|mbps|秒|分钟)? ?的(?:整数)?倍数?", "带宽必须是5的倍数。" => "multiple 5"),
        phrase!((), r"{n} ?(?:gb|mb|gib|mib|mbps|秒|分钟)? ?的整数倍", "带宽必须为5的整数倍。" => "multiple 5"),
        phrase!((), r"步长(?:为|是|：|:)* ?{n}", "带宽，步长为5。" => "multiple 5"),
        phrase!((), r"(?:以|每次?|按) ?{n} ?(?:gb|mb|gib|mib|tb|mbps|秒|分钟|个)?(?:为步长|为(?:一个)?步进|为(?:增量|单位)递增|(?:进行)?递增)", "容量，每5GB递增。" => "multiple 5"),
        phrase!((), r"(?:能|可以?)?被 ?{n} ?整除", "带宽必须能被5整除。" => "multiple 5"),
        phrase!((), r"multiples? of {n}", "The bandwidth must be a multiple of 5." => "multiple 5"),
        phrase!((), r"increments? of {n}", "The bandwidth, in increments of 5." => "multiple 5"),
        phrase!((), r"in {n}[ -]?(?:gb|mb|gib|mib|tb|tib|mbit/s|mbps|second|minute)?[ -]?increments?", "The value increases in 5 GB increments." => "multiple 5"),
        phrase!((), r"in steps of {n}", "The bandwidth, in steps of 5." => "multiple 5"),
        phrase!((), r"step(?: size| length)?(?: is| of|：|:)+ ?{n}", "The bandwidth. Step size: 5." => "multiple 5"),
        phrase!((), r"divisible by {n}", "The bandwidth must be divisible by 5." => "multiple 5"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    if cell.is_boolean() {
        return;
    }
    for sentence in &cell.sentences {
        if sentence.branch || sentence.example {
            continue;
        }
        for ((), found) in PHRASES.find(sentence.topics, &sentence.text.lower) {
            let Some(all) = found.get(0) else { continue };
            if !about_value(cell, sentence, all.start()) {
                continue;
            }
            let before = sentence.text.lower.get(..all.start()).unwrap_or_default();
            let after = sentence.text.lower.get(all.end()..).unwrap_or_default();
            let other_unit = found
                .get(1)
                .and_then(|number| units::behind(&sentence.text, number.end()))
                .is_some_and(|unit| units::contradicts(cell, &unit));
            if other_unit || is_one_of_several(before, after) {
                draft.doubt(
                    Code::ConstraintDoubtful,
                    format!(
                        "what `{}` is a multiple of is not clear: {}",
                        cell.description.name, sentence.text.plain
                    ),
                );
                return;
            }
            if let Some(value) = digits(&found, 1).as_deref().and_then(numbers::parse)
                && numbers::float(&value) > 0.0
            {
                draft.add(Rule::MultipleOf { value }, sentence.text.plain.clone());
                return;
            }
        }
    }
}

/// `15、60或者900的倍数`, `a multiple of 5 or 7`: other values are as good as a multiple.
fn is_one_of_several(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let else_before = [
        "或",
        "或者",
        "或为",
        "或是",
        "或者为",
        "或者是",
        " or",
        " or a",
        " or an",
        " or any",
        " or other",
        " or an integer",
        " or any integer",
        " or is a",
        " or be a",
        " or integer",
    ]
    .iter()
    .any(|word| before.ends_with(word));
    let after = after.trim_start();
    let else_after = ["或者", "或", "or "].iter().any(|word| {
        after
            .strip_prefix(word)
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    });
    else_before || else_after
}
