//! Whether a list of characters is that of a part of the value: the notation that the description shows comes in.

use std::sync::OnceLock;

use regex::Regex;

use crate::prose::classes::Characters;
use crate::prose::phrase::compile;
use crate::prose::scope::Cell;

/// The description shows a notation of the value with a sign that the list lacks, as `<user>@<alias>.example`, `格式为仓库/镜像:版本`.
pub(super) fn is_contradicted(cell: &Cell<'_>, all: &Characters) -> bool {
    static NOTATIONS: OnceLock<[Regex; 2]> = OnceLock::new();
    let notations = NOTATIONS.get_or_init(|| {
        [
            compile(r"格式(?:为|是|：|:) ?([^，。；、（(“ ]+)"),
            compile(r"in the ([^ ]+) format(?-u:\b)|(?-u:\b)format(?:: | is )([^ ]+)"),
        ]
    });
    let lacks = |sign: char| !all.chars.iter().any(|known| known.starts_with(sign));
    cell.sentences.iter().any(|sentence| {
        let text = &sentence.text;
        let told = text.lower.starts_with("格式为")
            || text.lower.starts_with("format")
            || text.lower.contains("in the format");
        let marked = told
            && text.plain.contains('<')
            && ['@', '/', ':', '.']
                .iter()
                .any(|sign| text.plain.contains(*sign) && lacks(*sign));
        // Between two words of a notation.
        let shown = notations
            .iter()
            .flat_map(|pattern| pattern.captures_iter(&text.lower))
            .filter_map(|found| found.get(1).or_else(|| found.get(2)))
            .map(|notation| notation.as_str())
            .filter(|notation| !notation.starts_with(['^', '[']))
            .any(|notation| {
                let inside = notation.trim_matches(|c: char| !c.is_alphanumeric());
                ['@', '/', ':', '=', '#', '&', '|']
                    .iter()
                    .any(|sign| inside.contains(*sign) && lacks(*sign))
            });
        marked || shown
    })
}

/// `每级目录长度不超过64个字符`: the value has levels, and what stands between them is not in the list.
pub(super) fn has_levels(cell: &Cell<'_>, all: &Characters) -> bool {
    static LEVELS: OnceLock<Regex> = OnceLock::new();
    let levels = LEVELS.get_or_init(|| {
        compile(r"[每各]一?个?(?:级|层|段)(?:[^别]|$)|(?-u:\b)(?:each|every) (?:level|segment|layer)(?-u:\b)")
    });
    let parted = ["/", ".", ":", "|", ">"]
        .iter()
        .any(|sign| all.chars.iter().any(|known| known == sign));
    !parted
        && cell
            .sentences
            .iter()
            .any(|sentence| levels.is_match(&sentence.text.lower))
}
