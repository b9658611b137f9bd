//! Property tests: for each kind of rule, values made to satisfy it pass and values made to break it fail, at the bounds too.

use proptest::prelude::*;

use crate::operation::{CharClass, Check, Format, Parameter, Parameters, Position, Rule, Visitor};
use crate::validate::{Region, find};
use crate::value::ParameterValue;

struct One<'v> {
    table: &'static [Parameter],
    value: &'v dyn ParameterValue,
}

impl Parameters for One<'_> {
    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.values(self.table, &[self.value]);
    }
}

fn table(checks: Vec<Check>) -> &'static [Parameter] {
    let rules: Vec<Rule> = checks
        .into_iter()
        .map(|check| Rule {
            check,
            text: "clause",
        })
        .collect();
    // Tables are static in generated code; a test may leak.
    vec![Parameter {
        name: "Name",
        position: Position::Query,
        required: false,
        page: "page.md",
        line: 1,
        rules: rules.leak(),
    }]
    .leak()
}

fn passes(checks: Vec<Check>, value: &dyn ParameterValue) -> bool {
    let request = One {
        table: table(checks),
        value,
    };
    let findings = find(&request, Region::Unknown);
    findings.violations.is_empty() && findings.warnings.is_empty()
}

fn text(value: impl Into<String>) -> String {
    value.into()
}

fn leak(values: Vec<String>) -> &'static [&'static str] {
    let values: Vec<&'static str> = values.into_iter().map(|value| &*value.leak()).collect();
    values.leak()
}

proptest! {
    #[test]
    fn chars(min in 0_u64..20, span in 0_u64..20, c in any::<char>()) {
        let max = min + span;
        let value = |length: u64| c.to_string().repeat(length as usize);
        assert!(passes(vec![Check::Chars(min, max)], &value(min)));
        assert!(passes(vec![Check::Chars(min, max)], &value(max)));
        assert!(!passes(vec![Check::Chars(min, max)], &value(max + 1)));
        if min > 0 {
            assert!(!passes(vec![Check::Chars(min, max)], &value(min - 1)));
        }
    }

    #[test]
    fn bytes(value in ".{0,20}") {
        let length = value.len() as u64;
        assert!(passes(vec![Check::Bytes(length, length)], &value));
        assert!(!passes(vec![Check::Bytes(length + 1, u64::MAX)], &value));
        if length > 0 {
            assert!(!passes(vec![Check::Bytes(0, length - 1)], &value));
        }
    }

    #[test]
    fn range(min in -1000_i64..1000, span in 0_i64..1000, inside in 0_i64..1000) {
        let max = min + span;
        let check = || vec![Check::Range(min, max, &[5000])];
        for good in [min, max, min + inside % (span + 1), 5000] {
            assert!(passes(check(), &good));
            assert!(passes(check(), &good.to_string()));
            assert!(passes(check(), &(good as f64)));
        }
        for bad in [min - 1, max + 1, i64::MIN, i64::MAX] {
            assert!(!passes(check(), &bad));
            assert!(!passes(check(), &bad.to_string()));
        }
        assert!(!passes(check(), &(max as f64 + 0.5)));
        assert!(passes(vec![Check::Range(min, i64::MAX, &[])], &i64::MAX));
    }

    #[test]
    fn interval(min in -1e6..1e6, span in 1e-3..1e6) {
        let max = min + span;
        let middle = min + span / 2.0;
        let check = |exclusive_min, exclusive_max| vec![Check::Interval { min, max, exclusive_min, exclusive_max, also: &[3e9] }];
        assert!(passes(check(false, false), &min) && passes(check(false, false), &max));
        assert!(!passes(check(true, false), &min) && passes(check(true, false), &max));
        assert!(passes(check(false, true), &min) && !passes(check(false, true), &max));
        assert!(passes(check(true, true), &middle) && passes(check(true, true), &3e9));
        assert!(!passes(check(false, false), &(max + 1.0)) && !passes(check(false, false), &f64::NAN));
    }

    #[test]
    fn multiples(divisor in 1_i64..1000, times in -1000_i64..1000) {
        assert!(passes(vec![Check::MultipleOf(divisor as f64)], &(divisor * times)));
        assert!(passes(vec![Check::MultipleOf(divisor as f64 / 10.0)], &((divisor * times) as f64 / 10.0)));
        if divisor > 1 {
            assert!(!passes(vec![Check::MultipleOf(divisor as f64)], &(divisor * times + 1)));
        }
    }

    #[test]
    fn documented_values(values in prop::collection::vec("[a-z]{1,8}", 1..5), other in "[0-9]{1,8}") {
        let listed = leak(values.clone());
        assert!(passes(vec![Check::OneOf(listed)], &values[0].to_uppercase()));
        assert!(!passes(vec![Check::OneOf(listed)], &other));
        assert!(!passes(vec![Check::NotIn(listed)], &values[0]));
        assert!(passes(vec![Check::NotIn(listed)], &other));
    }

    #[test]
    fn forbidden_numbers(number in any::<i64>()) {
        for written in [format!("{number}"), format!(" {number} "), format!("{}{:030}", if number < 0 { "-" } else { "+" }, number.unsigned_abs())] {
            assert!(!passes(vec![Check::NotIn(leak(vec![written]))], &number));
        }
        assert!(passes(vec![Check::NotIn(leak(vec![number.wrapping_add(1).to_string()]))], &number));
        assert!(passes(vec![Check::OneOf(leak(vec![number.to_string()]))], &number));
    }

    #[test]
    fn first_characters(good in "[a-zA-Z\u{4e00}-\u{9fff}].{0,5}", bad in "[0-9_.].{0,5}") {
        let check = || vec![Check::StartsWith(&[CharClass::Letter, CharClass::Chinese])];
        assert!(passes(check(), &good));
        assert!(!passes(check(), &bad));
    }

    #[test]
    fn charsets(good in "[a-z0-9_.-]{0,20}", at in 0_usize..20, bad in "[A-Z #]") {
        let check = || vec![Check::Charset(&[CharClass::Lower, CharClass::Digit, CharClass::Underscore], ".-")];
        assert!(passes(check(), &good));
        let mut broken = good;
        broken.insert_str(at.min(broken.len()), &bad);
        assert!(!passes(check(), &broken));
    }

    #[test]
    fn ascii(good in "[\\x00-\\x7f]{0,20}", bad in "[^\\x00-\\x7f]") {
        assert!(passes(vec![Check::Ascii], &good));
        assert!(!passes(vec![Check::Ascii], &(good + &bad)));
    }

    #[test]
    fn forbidden_parts(part in "[a-z]{3}", rest in "[0-9]{1,9}") {
        let parts = leak(vec![part.clone()]);
        assert!(!passes(vec![Check::NotStartsWith(parts)], &format!("{part}{rest}")));
        assert!(passes(vec![Check::NotStartsWith(parts)], &format!("{rest}{part}")));
        assert!(!passes(vec![Check::NotContains(parts)], &format!("{rest}{part}{rest}")));
        assert!(passes(vec![Check::NotContains(parts)], &rest));
    }

    #[test]
    fn counts(min in 1_u64..5, span in 0_u64..5) {
        let max = min + span;
        for (count, good) in [(min, true), (max, true), (max + 1, false), (min - 1, min == 1)] {
            let list = vec![text("12"); count as usize];
            let check = |more: Check| vec![Check::Items(min, max), more];
            // No elements are no parameter, which is another rule.
            assert_eq!(passes(check(Check::Ascii), &list), good);
            if count > 0 {
                assert_eq!(passes(check(Check::Separator(",")), &list.join(",")), good);
                assert_eq!(passes(check(Check::Format(Format::JsonArray)), &serde_json::json!(list).to_string()), good);
            }
        }
    }

    #[test]
    fn rules_hold_for_each_element(count in 1_usize..6, bad in 0_usize..6) {
        let good = vec![text("ab"); count];
        let mut broken = good.clone();
        let length = broken.len();
        broken[bad % length] = text("abc");
        for (list, expected) in [(good, true), (broken, false)] {
            let check = |more: Check| vec![more, Check::Chars(2, 2)];
            assert_eq!(passes(vec![Check::Chars(2, 2)], &list), expected);
            assert_eq!(passes(check(Check::Separator(",")), &list.join(", ")), expected);
            assert_eq!(passes(check(Check::Format(Format::JsonArray)), &serde_json::json!(list).to_string()), expected);
        }
    }

    #[test]
    fn addresses(bits in any::<u32>(), wide in any::<u128>(), prefix in 0_u8..=32) {
        let (v4, v6) = (std::net::Ipv4Addr::from(bits).to_string(), std::net::Ipv6Addr::from(wide).to_string());
        let check = |format| vec![Check::Format(format)];
        assert!(passes(check(Format::Ip), &v4) && passes(check(Format::Ip), &v6));
        assert!(passes(check(Format::Ipv4), &v4) && !passes(check(Format::Ipv4), &v6));
        assert!(passes(check(Format::Ipv6), &v6) && !passes(check(Format::Ipv6), &v4));
        assert!(passes(check(Format::Cidr), &format!("{v4}/{prefix}")) && !passes(check(Format::Cidr), &v4));
        assert!(passes(check(Format::Cidr), &format!("{v6}/128")) && !passes(check(Format::Cidr), &format!("{v4}/33")));
    }

    #[test]
    fn no_text_makes_a_check_panic(value in any::<String>(), pattern in "[yMdHmsTZ:' -]{0,20}") {
        let formats = [
            Format::Cidr, Format::Ip, Format::Ipv4, Format::Ipv6, Format::Json, Format::JsonArray,
            Format::DateTime(pattern.leak()), Format::Url, Format::Email, Format::Mac, Format::Base64,
        ];
        for format in formats {
            passes(vec![Check::Format(format), Check::Separator(",")], &value);
            passes(vec![Check::Format(format)], &value);
        }
    }
}
