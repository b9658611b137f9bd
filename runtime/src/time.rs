//! Moments as text, and unique names: the clock and the random numbers come in, timestamps and nonces go out.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// `2016-02-23T12:46:24Z`; moments before 1970 count as 1970.
#[must_use]
pub(crate) fn iso8601(moment: SystemTime) -> String {
    let seconds = moment
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    let (year, month, day) = civil_from_days(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// A name that no other request has, of 32 characters. It has to be unique, not secret: the moment in nanoseconds and 64 random
/// bits are enough, and need no call of the operating system that could fail.
#[must_use]
pub(crate) fn unique() -> String {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let nanoseconds = now.as_nanos() & u128::from(u64::MAX);
    format!("{nanoseconds:016x}{:016x}", fastrand::u64(..))
}

/// The wait that a `Retry-After` header asks for: seconds, or a date. `None` where it is neither.
#[must_use]
pub(crate) fn retry_after(header: &str, now: SystemTime) -> Option<Duration> {
    let header = header.trim();
    if let Ok(seconds) = header.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = httpdate::parse_http_date(header).ok()?;
    Some(moment.duration_since(now).unwrap_or_default())
}

/// Date of a day counted from 1970-01-01, by eras of 400 years that begin on 1 March, so that the leap day comes last.
fn civil_from_days(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 {
        march_month + 3
    } else {
        march_month - 9
    };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn timestamps() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_456_231_584, "2016-02-23T12:46:24Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(iso8601(at(seconds)), expected);
        }
    }

    #[test]
    fn retry_after_has_two_forms() {
        assert_eq!(retry_after(" 3 ", at(0)), Some(Duration::from_secs(3)));
        let date = httpdate::fmt_http_date(at(1000));
        assert_eq!(retry_after(&date, at(990)), Some(Duration::from_secs(10)));
        assert_eq!(retry_after(&date, at(2000)), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", at(0)), None);
    }

    #[test]
    fn unique_names_differ() {
        let names: std::collections::BTreeSet<String> = (0..1000).map(|_| unique()).collect();
        assert_eq!(names.len(), 1000);
        assert!(names.iter().all(|name| name.len() == 32));
    }
}
