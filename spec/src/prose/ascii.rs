//! Values of ASCII characters only. Goes out: [`Rule::Ascii`].

use super::phrase::{Table, phrase};
use super::scope::Cell;
use super::topic::Topic;
use super::{Draft, Rule};

pub(super) static PHRASES: Table<()> = Table::new(
    Topic::Ascii,
    &["ascii"],
    &[
        phrase!((), r"[0-9仅只持含] ?个? ?ascii ?(?:码)?字符", "令牌，只支持ASCII字符。" => "ascii"),
        phrase!((), r"(?:仅限|必须是|必须为|由) ?ascii ?(?:码)?字符", "令牌必须为ASCII字符。" => "ascii"),
        phrase!((), r"only ascii characters", "The passcode takes only ASCII characters." => "ascii"),
        phrase!((), r"(?:[0-9]|up to [0-9]+) ascii characters", "The token is 1 to 64 ASCII characters in length." => "ascii"),
        phrase!((), r"(?:contain|must be|consists? of|supports?|contains) (?:only )?ascii characters", "The token must contain only ASCII characters." => "ascii"),
        phrase!((), r"(?:不能|不得|不可|不允许)(?:包含|含有|使用)非 ?ascii ?(?:码)?字符", "令牌不能包含非ASCII字符。" => "ascii"),
        phrase!((), r"(?:cannot|must not) contain non-ascii characters", "The token cannot contain non-ASCII characters." => "ascii"),
        phrase!((), r"ascii characters only", "The token is made of ASCII characters only." => "ascii"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    for sentence in &cell.sentences {
        let lower = &sentence.text.lower;
        if sentence.branch || !PHRASES.is_match(sentence.topics, lower) {
            continue;
        }
        let forbidden = ["含非", "用非", "有非", "contain non-"]
            .iter()
            .any(|word| lower.contains(word));
        let negated = !forbidden
            && ["非ascii", "non-ascii", "除ascii", "except ascii"]
                .iter()
                .any(|word| lower.contains(word));
        if !negated {
            draft.add(Rule::Ascii, sentence.text.plain.clone());
            return;
        }
    }
}
