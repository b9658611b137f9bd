//! Lists that do not hold all values: a sentence comes in, whether it says that there are more goes out.

use std::sync::OnceLock;

use regex::Regex;

use crate::prose::phrase::compile;

/// `更多取值请参见…`, `You can also specify a custom value`: what was listed is not all.
pub(super) fn allows_more(lower: &str) -> bool {
    static MORE: OnceLock<Regex> = OnceLock::new();
    MORE.get_or_init(|| {
        compile(r"(?:更多|其他|其它)(?:的)?(?:取值|可选值|枚举值)(?:请|，|见|参)|(?:还|也)(?:支持|可以?|能)(?:指定|设置|填写|传入?|使用|输入)?(?:为|是)?(?:自定义|其他|其它)|自定义(?:取值|值)$|(?:for|about) (?:more|other|all) (?:valid |supported |possible )?values|(?:also|can) (?:specify|set|use|enter) (?:a |your )?custom|custom values? (?:is|are) (?:also )?(?:supported|allowed)|other values are (?:also )?(?:supported|allowed)")
    })
    .is_match(lower)
}
