//! Grammatical number of names: names come in, whether one is the singular or plural of another goes out.

use super::lower_case;

/// What is put behind the name of one thing for several.
const TAILS: [&str; 9] = [
    "s", "es", "list", "lists", "set", "sets", "info", "infos", "",
];

/// The names in lower case that are a singular or a plural of `name`, by [`is_singular`].
pub(super) fn relatives(name: &str) -> impl Iterator<Item = String> {
    let name = name.to_lowercase();
    let of_tails: Vec<String> = (TAILS.iter())
        .flat_map(|tail| {
            let one = name.strip_suffix(tail).filter(|one| !one.is_empty());
            one.map(str::to_owned)
                .into_iter()
                .chain([format!("{name}{tail}")])
        })
        .collect();
    let one = name.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let many = name.strip_suffix('y').map(|stem| format!("{stem}ies"));
    of_tails.into_iter().chain(one).chain(many)
}

/// Whether `one` is the singular of `many`, in whatever case: `Entry` of `Entries`, `Tag` of `Tags` and `TagSet`.
pub(super) fn is_singular(one: &str, many: &str) -> bool {
    // Most pairs of names differ in their first letters already.
    if one.len() > 1 && lower_case(one).next() != lower_case(many).next() {
        return false;
    }
    let (one, many) = (one.to_lowercase(), many.to_lowercase());
    let has_tail = |tail: &str| TAILS.contains(&tail);
    many.strip_prefix(&one).is_some_and(has_tail)
        || one
            .strip_suffix('y')
            .and_then(|stem| many.strip_prefix(stem))
            .is_some_and(|tail| tail == "ies")
}

/// Whether a name looks like several things: `Rules`, not `Address`.
pub(super) fn is_plural(name: &str) -> bool {
    name.len() > 3
        && name.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| name.ends_with(end))
}

/// What one of several things is called: `Tag` of `Tags` and `TagSet`, `Policy` of `Policies`; absent where the name does not tell.
pub(super) fn singular(name: &str) -> Option<String> {
    let stem = |end: &str| name.strip_suffix(end).filter(|stem| stem.len() > 1);
    if let Some(stem) = stem("ies") {
        return Some(format!("{stem}y"));
    }
    if let Some(stem) = stem("es").filter(|stem| {
        ["ch", "sh", "x", "z", "ss"]
            .iter()
            .any(|end| stem.ends_with(end))
    }) {
        return Some(stem.to_owned());
    }
    let stem = stem("List")
        .or_else(|| stem("Set"))
        .or_else(|| stem("s").filter(|_| is_plural(name)))?;
    Some(stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars() {
        for (many, one) in [
            ("Tags", Some("Tag")),
            ("TagSet", Some("Tag")),
            ("TagList", Some("Tag")),
            ("Policies", Some("Policy")),
            ("Addresses", Some("Address")),
            ("VSwitches", Some("VSwitch")),
            ("Boxes", Some("Box")),
            ("Databases", Some("Database")),
            ("Address", None),
            ("Status", None),
            ("Data", None),
        ] {
            assert_eq!(singular(many).as_deref(), one, "{many}");
            assert!(one.is_none_or(|one| is_singular(one, many)), "{many}");
        }
    }

    #[test]
    fn relatives_are_singulars_and_plurals() {
        for name in ["Entry", "Entries", "Tags", "TagSet", "Address", "Keys"] {
            for relative in relatives(name) {
                assert!(
                    is_singular(&relative, name) || is_singular(name, &relative),
                    "{relative} {name}"
                );
            }
        }
        assert!(relatives("TagSet").any(|name| name == "tag"));
        assert!(relatives("Entry").any(|name| name == "entries"));
        assert!(relatives("Entries").any(|name| name == "entry"));
    }
}
