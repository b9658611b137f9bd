//! What the headings of a page tell, and the lines that stand for one. The text of a heading, a line or a paragraph comes in; the
//! section that starts there, the place where its parameters travel and the title of what stands below go out.

use crate::model::Position;
use crate::page::text::words;
use crate::sections::{Section, is_bare_heading, read_heading};

/// How many bytes of a heading or a paragraph are read as the title of what stands below: all tables and samples below are held against it.
pub(super) const LONGEST_TITLE: usize = 1000;

/// The end of a heading or paragraph, where it leads over to the table or sample below.
pub(super) fn title_of(text: &str) -> &str {
    let start = text.len().saturating_sub(LONGEST_TITLE);
    let start = (start..=text.len()).find(|at| text.is_char_boundary(*at));
    start.and_then(|start| text.get(start..)).unwrap_or(text)
}

/// Where parameters under this heading travel: "Request headers", 请求体. Names of types that have such a word in them tell nothing.
pub(super) fn position_of(heading: &str) -> Option<Position> {
    let says = |chinese: &[&str], english: &[&str]| {
        chinese.iter().any(|word| heading.contains(word))
            || words(heading).any(|word| english.contains(&&*part_of_message(word)))
    };
    if says(&["请求头"], &["header"]) {
        Some(Position::Header)
    } else if says(&["路径"], &["path", "uri"]) {
        Some(Position::Path)
    } else if says(&["请求体", "请求正文"], &["body"]) {
        Some(Position::Body)
    } else if says(&["查询参数"], &["query"]) {
        Some(Position::Query)
    } else {
        None
    }
}

/// Whether what stands below are headers of the answer, which no field of it can be.
pub(super) fn names_answer_headers(heading: &str) -> bool {
    let letters = heading.chars().filter(|found| !found.is_whitespace());
    let heading: String = letters.flat_map(char::to_lowercase).collect();
    let words = [
        "返回头",
        "响应头",
        "responseheader",
        "returnheader",
        "returnedheader",
    ];
    words.iter().any(|word| heading.contains(word))
}

/// `header` of `Headers`, `RequestHeader` and `headerParameters`.
fn part_of_message(word: &str) -> String {
    let word = word.to_lowercase();
    let bare = word.strip_suffix('s').unwrap_or(&word);
    let bare = bare.strip_prefix("request").unwrap_or(bare);
    bare.strip_suffix("parameter").unwrap_or(bare).to_owned()
}

/// Whether a heading opens a section and names nothing, as no title of a page does.
pub(super) fn is_of_section(heading: &str) -> bool {
    let section = read_heading(heading);
    let is_section = matches!(
        section,
        Section::Syntax | Section::Request | Section::Response | Section::Errors | Section::Samples
    );
    is_section && is_bare_heading(heading)
}

/// How long a line that stands for a heading may be, in bytes.
const LONGEST_SUBHEADING: usize = 100;

/// A paragraph of one short line that is bold as a whole or ends in a colon and says no more than a heading does: many authors write
/// headings like this.
pub(super) fn subheading(paragraph: &str) -> Option<&str> {
    let line = paragraph.trim();
    if line.len() > LONGEST_SUBHEADING || line.contains('\n') {
        return None;
    }
    let is_bold = |mark: &str| {
        let inside = line
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark));
        inside.is_some_and(|inside| !inside.is_empty() && !inside.contains(mark))
    };
    let is_marked = is_bold("**") || is_bold("__") || line.ends_with([':', '：']);
    (is_marked && is_bare_heading(line)).then_some(line)
}

/// The section that a line within another one opens. Above a code block such a line may name any message, as it does among the samples.
pub(super) fn section_below(section: Section, subheading: &str) -> Option<Section> {
    match section {
        Section::Description
        | Section::Syntax
        | Section::Request
        | Section::Response
        | Section::Other => {}
        Section::Debugging | Section::Samples | Section::Errors | Section::Common => return None,
    }
    let opened = read_heading(subheading);
    let is_section = matches!(
        opened,
        Section::Syntax | Section::Request | Section::Response | Section::Errors
    );
    // "Parameters" below the heading of an answer are its own.
    let is_bare = opened == Section::Request
        && section == Section::Response
        && !["请求", "request", "Request"]
            .iter()
            .any(|word| subheading.contains(word));
    (is_section && !is_bare).then_some(opened)
}
