//! Tokens that must differ from request to request. Goes out: [`Rule::Unique`].

use super::phrase::{Table, phrase};
use super::scope::Cell;
use super::topic::Topic;
use super::{Draft, Rule};

pub(super) static PHRASES: Table<()> = Table::new(
    Topic::Unique,
    &["唯一", "unique"],
    &[
        phrase!((), r"(?:不同|每次|每个|各个)(?:的)?(?:请求|调用)(?:间|之间|中)?.{0,12}唯一", "由客户端生成，要保证在不同请求间唯一。" => "unique"),
        phrase!((), r"唯一.{0,12}不同(?:的)?请求", "该值唯一，用于区分不同请求。" => "unique"),
        phrase!((), r"客户端生成[^。；]{0,12}全局唯一", "该值由客户端生成，并且必须全局唯一。" => "unique"),
        phrase!((), r"unique (?:among|across|between|for|in|within) (?:different |all |each |every )*(?:of )?(?:the )?(?:different )?(?:api )?(?:requests?|calls?)", "Choose a token that is unique among all requests of yours." => "unique"),
        phrase!((), r"unique for (?:each|every|different) (?:api )?(?:request|call)", "The token must be unique for each request." => "unique"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    for sentence in &cell.sentences {
        if PHRASES.is_match(sentence.topics, &sentence.text.lower) {
            draft.add(Rule::Unique, sentence.text.plain.clone());
            return;
        }
    }
}
