//! The tags in a run of HTML, with their places. Only tags that writers of pages use count: what else stands in angle brackets is text,
//! such as `<InstanceId>` for a value.

/// A tag, or a heading of the page.
#[derive(Clone, Copy)]
pub(super) struct Tag<'t> {
    /// `td`; `#` for a heading.
    pub(super) name: &'t str,
    pub(super) closes: bool,
    attributes: &'t str,
    /// From `<` to `>`, in bytes.
    pub(super) length: usize,
}

impl Tag<'_> {
    /// Whether it is called so, in whatever case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether this is a heading of Markdown.
    pub(super) fn is_heading(&self) -> bool {
        self.name == HEADING
    }

    /// Whether the cell stands in several rows or columns.
    pub(super) fn reaches_over(&self) -> bool {
        let lower = self.attributes.to_ascii_lowercase();
        ["rowspan", "colspan"].iter().any(|name| {
            lower.split_once(name).is_some_and(|(_, value)| {
                let value = value.trim_start_matches([' ', '=', '"', '\'']);
                !value.starts_with('1')
                    || value[1..].starts_with(|digit: char| digit.is_ascii_digit())
            })
        })
    }
}

/// The tags of a text, with where each starts and ends; ends at a heading of Markdown.
pub(super) struct Tags<'t> {
    text: &'t str,
    /// Behind the last tag.
    pub(super) at: usize,
}

impl<'t> Tags<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'t> Iterator for Tags<'t> {
    type Item = (Tag<'t>, usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text.get(self.at..)?;
            let Some(found) = memchr::memchr2(b'<', b'\n', rest.as_bytes()) else {
                self.at = self.text.len();
                return None;
            };
            let from = self.at + found;
            let here = &self.text[from..];
            if here.starts_with("\n# ") || here.starts_with("\n## ") {
                let heading = Tag {
                    name: HEADING,
                    closes: false,
                    attributes: "",
                    length: 0,
                };
                self.at = from + 1;
                return Some((heading, from, from));
            }
            match tag_at(here) {
                Some(tag) => {
                    self.at = from + tag.length;
                    return Some((tag, from, self.at));
                }
                None => self.at = from + 1,
            }
        }
    }
}

/// The tag that `text` starts with.
pub(super) fn tag_at(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let (closes, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, rest) = inner.split_at(length);
    // `<InstanceId>` stands for a value.
    if !KNOWN.iter().any(|known| name.eq_ignore_ascii_case(known))
        || !rest.starts_with(['>', ' ', '/', '\n', '\r', '\t'])
    {
        return None;
    }
    let end = rest
        .bytes()
        .take(LONGEST_TAG)
        .position(|byte| byte == b'>')?;
    Some(Tag {
        name,
        closes,
        attributes: &rest[..end],
        length: text.len() - rest.len() + end + 1,
    })
}

const HEADING: &str = "#";

/// Bytes behind the name of a tag that are looked at for its end.
const LONGEST_TAG: usize = 2_000;

/// The tags that writers of pages use; what else stands in angle brackets is text.
const KNOWN: [&str; 39] = [
    "a",
    "b",
    "blockquote",
    "br",
    "caption",
    "center",
    "code",
    "col",
    "colgroup",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "hr",
    "i",
    "img",
    "li",
    "note",
    "ol",
    "p",
    "pre",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];
