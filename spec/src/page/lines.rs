//! The lines of a page: where each starts, which belong to fenced code, which are headings.

use std::ops::Range;

/// The lines of a text, numbered from 0.
#[derive(Clone, Debug)]
pub struct Lines<'p> {
    text: &'p str,
    /// Byte offset of each line; one more at the end.
    starts: Vec<usize>,
    /// For the opening line of each fenced block: its closing line. Sorted.
    fences: Vec<(usize, usize)>,
}

impl<'p> Lines<'p> {
    /// Finds the lines and the fenced blocks.
    pub fn new(text: &'p str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        if starts.last() != Some(&text.len()) {
            starts.push(text.len());
        }
        let mut lines = Self {
            text,
            starts,
            fences: Vec::new(),
        };
        lines.fences = lines.find_fences();
        lines
    }

    /// Number of lines.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// No lines at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Line `at` without its end; empty past the last one.
    pub fn get(&self, at: usize) -> &'p str {
        let line = self.slice(at, at + 1);
        let end = line
            .bytes()
            .rposition(|byte| !matches!(byte, b'\n' | b'\r'));
        &line[..end.map_or(0, |last| last + 1)]
    }

    /// The number of line `at` as people count, from 1.
    pub fn number(&self, at: usize) -> u32 {
        u32::try_from(at + 1).unwrap_or(u32::MAX)
    }

    /// The text of the lines `from..to`, with line ends.
    pub fn slice(&self, from: usize, to: usize) -> &'p str {
        &self.text[self.offset(from)..self.offset(to.max(from))]
    }

    /// Byte offset of the start of line `at`.
    pub fn offset(&self, at: usize) -> usize {
        self.starts.get(at).copied().unwrap_or(self.text.len())
    }

    /// The text between two byte offsets on character boundaries.
    pub fn bytes(&self, range: Range<usize>) -> &'p str {
        self.text.get(range).unwrap_or("")
    }

    /// Line number (from 1) and column in characters (from 1) of a byte offset.
    pub fn place(&self, offset: usize) -> (u32, u32) {
        let at = self.index_of(offset);
        let column = self.bytes(self.offset(at)..offset).chars().count() + 1;
        (self.number(at), u32::try_from(column).unwrap_or(u32::MAX))
    }

    /// The line, from 0, that a byte offset stands on.
    pub(super) fn index_of(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
            .min(self.len().saturating_sub(1))
    }

    /// The closing line, when a fenced block opens at line `at`.
    pub fn fence_end(&self, at: usize) -> Option<usize> {
        self.fences
            .binary_search_by_key(&at, |(open, _)| *open)
            .ok()
            .map(|index| self.fences[index].1)
    }

    /// Level of the heading at line `at`: `## Text`, or a text underlined with `===` or `---`.
    pub fn heading_level(&self, at: usize) -> Option<usize> {
        let line = self.get(at);
        let marks = line.bytes().take_while(|byte| *byte == b'#').count();
        if (1..=6).contains(&marks)
            && line[marks..].starts_with([' ', '\t'])
            && !line[marks..].trim().is_empty()
        {
            return Some(marks);
        }
        let below = self.get(at + 1);
        let below = below.trim_end();
        let underlined = |mark: char| below.len() >= 3 && below.chars().all(|found| found == mark);
        if line.trim().is_empty() || line.starts_with([' ', '|', '-', '*', '#']) {
            None
        } else if underlined('=') {
            Some(1)
        } else if underlined('-') {
            Some(2)
        } else {
            None
        }
    }

    /// Whether a paragraph cannot go on at line `at`.
    pub(super) fn ends_paragraph(&self, at: usize) -> bool {
        let line = self.get(at);
        line.trim().is_empty()
            || line.starts_with('|')
            || self.fence_end(at).is_some()
            || self.heading_level(at).is_some()
    }

    /// Pairs each opening fence with its end. A fence that is never closed is text, or it would hide the rest of the page.
    fn find_fences(&self) -> Vec<(usize, usize)> {
        let marks: Vec<Fence> = (0..self.len())
            .filter_map(|at| Fence::read(at, self.get(at)))
            .collect();
        let behind = Behind::each(&marks);
        let mut fences = Vec::new();
        let mut waiting = marks.iter().zip(&behind);
        while let Some((open, behind)) = waiting.next() {
            if !open.opens {
                continue;
            }
            let behind = behind.of(open.mark);
            let below = waiting.clone().map(|(fence, _)| fence);
            let mut same = below.filter(|fence| fence.mark == open.mark);
            let close = if behind.widest >= open.width {
                same.find(|fence| fence.closes && fence.width >= open.width)
            } else if behind.marks % 2 == 1 {
                // Opened wider than it is closed, since without it the fences below are no pairs.
                same.next().filter(|fence| fence.closes)
            } else {
                None
            };
            if let Some(close) = close {
                fences.push((open.at, close.at));
                while waiting
                    .next()
                    .is_some_and(|(fence, _)| fence.at != close.at)
                {}
            }
        }
        fences
    }
}

/// How many marks make a fence.
const NARROWEST: usize = 3;

/// A line that starts with the marks of a fence.
struct Fence {
    at: usize,
    mark: Mark,
    width: usize,
    /// Whether code can start here: none of the marks stands behind the first ones.
    opens: bool,
    /// Whether code can end here: nothing stands behind the marks.
    closes: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Backtick,
    Tilde,
}

impl Fence {
    fn read(at: usize, line: &str) -> Option<Self> {
        let line = line.trim();
        let (mark, sign) = match line.as_bytes().first() {
            Some(b'`') => (Mark::Backtick, '`'),
            Some(b'~') => (Mark::Tilde, '~'),
            Some(_) | None => return None,
        };
        let rest = line.trim_start_matches(sign);
        let width = line.len() - rest.len();
        (width >= NARROWEST).then(|| Self {
            at,
            mark,
            width,
            opens: !rest.contains(sign),
            // The closing fence of a cell's last line may have the cell's pipe behind it.
            closes: rest.trim_end_matches([' ', '|']).is_empty(),
        })
    }
}

/// What stands behind a place in a page, of each mark.
#[derive(Clone, Copy, Default)]
struct Behind {
    backticks: Fences,
    tildes: Fences,
}

#[derive(Clone, Copy, Default)]
struct Fences {
    /// The widest that can close.
    widest: usize,
    /// How many there are.
    marks: usize,
}

impl Behind {
    /// What stands behind each of the fences.
    fn each(marks: &[Fence]) -> Vec<Self> {
        let mut behind = Self::default();
        let mut each: Vec<Self> = marks
            .iter()
            .rev()
            .map(|fence| {
                let here = behind;
                let of_mark = match fence.mark {
                    Mark::Backtick => &mut behind.backticks,
                    Mark::Tilde => &mut behind.tildes,
                };
                of_mark.marks += 1;
                if fence.closes {
                    of_mark.widest = of_mark.widest.max(fence.width);
                }
                here
            })
            .collect();
        each.reverse();
        each
    }

    fn of(self, mark: Mark) -> Fences {
        match mark {
            Mark::Backtick => self.backticks,
            Mark::Tilde => self.tildes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters() {
        let lines = Lines::new("ab\n名称x\r\n");
        assert_eq!(lines.len(), 2);
        assert_eq!(lines.get(1), "名称x");
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(9), (2, 3));
        assert_eq!(lines.place(1000), (2, 1));
    }

    /// `expected`: opening and closing lines, from 0.
    fn check_fences(text: &str, expected: &[(usize, usize)]) {
        assert_eq!(Lines::new(text).fences, expected, "{text}");
    }

    #[test]
    fn a_fence_that_is_never_closed_hides_no_other() {
        check_fences("```\nx\n```\n~~~~\ny\n~~~~~\n", &[(0, 2), (3, 5)]);
        check_fences("````\n```\nx\n```\n````\n", &[(0, 4)]);
        check_fences(
            "~~~~\n\n```\nx\n```\n\n``` {#b}\ny\n```\n",
            &[(2, 4), (6, 8)],
        );
        check_fences("````\n\n```\nx\n```\n", &[(2, 4)]);
        // One more than pairs: the wide one is closed by a narrow one.
        check_fences("````json\nx\n```\n\n```xml\ny\n```\n", &[(0, 2), (4, 6)]);
        check_fences("````\nx\n```xml\ny\n```\n```\n", &[(2, 4)]);
        check_fences("```\nx\n", &[]);
        check_fences("``` a `b`\nx\n```\n", &[]);
    }

    #[test]
    fn an_empty_text_has_no_lines() {
        assert!(Lines::new("").is_empty());
        assert_eq!(Lines::new("").get(3), "");
    }
}
