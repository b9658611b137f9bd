//! How people write defaults.

use crate::prose::phrase::{Table, phrase};
use crate::prose::topic::Topic;

/// Where the value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::prose) enum Words {
    /// After the match.
    After,
    /// In the first group of the match.
    Inside,
    /// After the match, and a number.
    Counted,
    /// After the match, whose first group is a word for the parameter itself.
    Named,
}

pub(in crate::prose) static PHRASES: Table<Words> = Table::new(
    Topic::Default,
    &["默认", "缺省", "default", "is used"],
    &[
        phrase!(Words::After, r"(?:默认|缺省)(?:值|取值)?(?:为|是|：|:|设置为|采用|使用|取)+ ?", "分页大小，默认值为**10**。" => "default 10"),
        phrase!(Words::After, r"[（(](?:默认|缺省)值?[）)](?:为|是|：|:) ?", "页码，起始值（默认值）：1。" => "default 1"),
        phrase!(Words::Inside, r"([a-z0-9_.-]+) ?[（(][^（）()]{1,12}[，,；;] ?(?:默认|缺省|默认值|缺省值)[）)]", "模式：fast（快，默认值）或safe（稳）。" => "default fast"),
        phrase!(Words::After, r"(?:默认|缺省)(?:值|取值) ?", "不支持的值按默认值300秒处理，取值：300、600。" => "default 300"),
        phrase!(Words::After, r"(?:默认|缺省) ?", "分页大小，默认10。" => "default 10"),
        phrase!(Words::Inside, r"([a-z0-9_.-]+) ?[（(](?:默认|缺省|默认值|缺省值)[）)]", "模式：fast（默认值）或safe。" => "default fast"),
        phrase!(Words::Inside, r"([a-z0-9_.-]+) ?(?:为|是)(?:默认|缺省)(?:值)?(?:$|，|。|；)", "模式。fast为默认值。" => "default fast"),
        phrase!(Words::After, r"(?:the )?default (?:value|setting)?(?: of (?:this|the) parameter)?(?: ?[:：]| is| to| =)+ ?", "The page size. Default value: **10**." => "default 10"),
        phrase!(Words::After, r"default(?:s)?(?: ?[:：]| to| is)+ ?", "The page size. Defaults to 10." => "default 10"),
        phrase!(Words::After, r"the default value(?: of [a-z0-9_.]+)? is ", "The page size. The default value is 10, which fits most uses." => "default 10"),
        phrase!(Words::Inside, r"([a-z0-9_.-]+) ?\((?:the )?(?:default|default value)\)", "The mode, which is fast (default) or safe." => "default fast"),
        phrase!(Words::Inside, r"(?:^|[^a-z0-9_.-])([a-z0-9_.-]+) is (?:the default value|used by default|the default)(?:$|[.,;])", "The mode. **fast** is used by default." => "default fast"),
        phrase!(Words::After, r"by default,? (?:the value|this parameter|the parameter|it) (?:is|is set to) ", "The page size. By default, the value is 10." => "default 10"),
        phrase!(Words::Inside, r"(?:, | is |(?:this parameter|the value|it) is set to |^)(-?[a-z0-9_.-]+) by default(?:$|[.,;])", "The page size, 10 by default." => "default 10"),
        phrase!(Words::Inside, r"(?:^|[，；：:,;] ?)([a-z0-9_.-]+)(?:：|:|表示|代表) ?[^，；。：:,]{1,20}[（(](?:默认|缺省|默认值|缺省值)[）)]", "模式，取值：fast：快，safe：稳（默认）。" => "default safe"),
        phrase!(Words::Inside, r"(?:if|when) (?:you do not specify this parameter|this parameter is (?:not specified|not set|left empty|empty|left unspecified|not configured)), ([a-z0-9_.-]+) is used(?:$|[.,;])", "If this parameter is not specified, UTC is used." => "default UTC"),
        phrase!(Words::Counted, r"(?:默认|缺省)(?:返回|保留|显示|展示) ?", "保留天数，默认保留7天。" => "default 7"),
        phrase!(Words::Named, r"默认([^，。；：:、（(0-9a-z ]{1,8}?)(?:为|是|：|:) ?", "线路模式，默认模式为fast。" => "default fast"),
        phrase!(Words::Named, r"the default ([a-z]+(?: [a-z]+){0,2}?)(?: is|:) ", "The mode of the line. The default mode is **fast**." => "default fast"),
        phrase!(Words::After, r"the default value ", "If this parameter is not specified, the default value 300 is used." => "default 300"),
    ],
);
