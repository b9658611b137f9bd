//! Where the parts of a sample end. Text comes in, places in it go out.

/// What stands before and below a line that announces the body.
pub(super) fn labelled_body(text: &str) -> Option<(&str, &str)> {
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\n') {
        let label = line.trim().trim_end_matches([':', '：']).trim_end();
        if ["body", "request body", "requestbody", "请求体"]
            .iter()
            .any(|word| label.eq_ignore_ascii_case(word))
        {
            return Some((text.get(..text.len() - rest.len())?, after));
        }
        rest = after;
    }
    None
}

/// Where the JSON value at the start of a text ends: behind the bracket that closes its first. Absent where the text starts with none,
/// or where none closes it within what a value takes.
pub(super) fn json_length(text: &str) -> Option<usize> {
    const LONGEST: usize = 16 * 1024;
    if !text.starts_with(['[', '{']) {
        return None;
    }
    let (mut open, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => open += 1,
            b']' | b'}' if !quoted => {
                open -= 1;
                if open == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}
