//! Lists that do not hold all values: a sentence comes in, whether it says that there are more goes out.

use std::sync::OnceLock;

use regex::Regex;

use crate::prose::phrase::compile;
use crate::prose::words::WordList;

/// `更多取值请参见…`, `You can also specify a custom value`, `Other values are processed as a`: what was listed is not all. The title
/// names what the values are: `更多规格请参见…` below `规格`.
pub(super) fn allows_more(lower: &str, title: &str) -> bool {
    static MAY: WordList = WordList::new(&[
        "更多",
        "其他",
        "其它",
        "更",
        "自定义",
        "模糊",
        "为准",
        "旧",
        "老",
        "more ",
        "other ",
        "custom",
        "also",
        "fuzzy",
        "prevail",
        "still",
    ]);
    static MORE: OnceLock<Regex> = OnceLock::new();
    static KIND: OnceLock<Regex> = OnceLock::new();
    if !MAY.are_in(lower) {
        return false;
    }
    let more = MORE.get_or_init(|| compile(OPEN));
    let kind = KIND.get_or_init(|| {
        compile(r"更多(?:的)?([^，。；：:的]{2,8}?)(?:请|，|参见|参考|见)|(?-u:\b)for more ([a-z ]{3,30}?),? (?:see|refer to)(?-u:\b)")
    });
    more.is_match(lower)
        || kind.captures(lower).is_some_and(|found| {
            let noun = found.get(1).or_else(|| found.get(2));
            noun.is_some_and(|noun| names(title, noun.as_str()))
        })
}

/// Whether the title has the noun, be it in the plural.
fn names(title: &str, noun: &str) -> bool {
    let general = ["信息", "内容", "详情", "说明", "information", "details"];
    let one = noun.strip_suffix("es").unwrap_or(noun);
    let one = one.strip_suffix('s').unwrap_or(one);
    !general.iter().any(|word| noun.contains(word)) && (title.contains(noun) || title.contains(one))
}

const OPEN: &str = r"(?:更多|其他|其它)(?:的)?(?:取值|可选值|枚举值)(?:请|，|见|参)|(?:其他|其它)(?:的)?[^，。；：]{2,6}请?(?:参见|参考|参阅)|(?:还|也)(?:支持|可以?|能)(?:指定|设置|填写|传入?|使用|输入)?更[高低新大小长短多]|custom values (?:must|can|need)|(?:还|也)(?:支持|可以?|能)(?:指定|设置|填写|传入?|使用|输入)?(?:为|是)?(?:自定义|其他|其它)|自定义(?:取值|值)$|自定义[^，。；时]{0,6}(?:必须|需要?|须|应)以|其[他它](?:的)?(?:取?值|[^，。；]{2,4}?)(?:将|都|均|会|则|一律)?(?:视为|当作)|其[他它](?:的)?[^，。；]{0,6}?(?:将|都|均|会|则|一律)?(?:按照?|视为|当作|作为)[^，。；]{1,16}处理|(?:^|[^不])支持模糊|以(?:控制台|实际|查询|接口)[^，。；]{0,16}为准|(?:旧|老)(?:的)?(?:取|枚举)?值[^，。；]{0,16}(?:仍|兼容)|(?:for|about) (?:more|other|all) (?:valid |supported |possible )?values|(?:also|can) (?:specify|set|use|enter) (?:a |your )?custom|custom [a-z]+ (?:is|are) (?:also )?(?:supported|allowed|accepted)|custom [a-z]+ must (?:start|begin) with|other values are (?:also )?(?:supported|allowed)|other [a-z]+ (?:is|are) (?:processed|treated|regarded|handled|considered) as|can also (?:enter|specify|use) (?:the|a|an|your) (?:[a-z-]+ )?(?:id|ip address|address|url|arn|number)(?:$|[.,;])|fuzzy (?:match(?:es|ing)?|search(?:es)?|quer(?:y|ies)) (?:is|are) supported|supports? fuzzy|(?:former|old|legacy|previous) values? .{0,30}still|actual [a-z]+ .{0,40}prevail";
