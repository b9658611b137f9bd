//! Is the value of a parameter a secret? Told by its name, and by the first words of its description.

use super::scope::element;
use super::words::WordList;
use super::{Description, Type};

/// Endings of names whose values are secrets, in lower case without separators.
const SECRET_ENDINGS: &[&str] = &[
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "psk",
    "presharedkey",
    "sharedkey",
    "secretkey",
    "privatekey",
    "accesskeysecret",
    "secretaccesskey",
    "securitytoken",
    "accesstoken",
    "authtoken",
    "secretdata",
    "secretvalue",
    "clientsecret",
    "appsecret",
    "authkey",
    "apikey",
    "secret",
    "secretbinary",
    "secretstring",
    "encryptionkeyplaintext",
    "bindpassword",
    "plaintext",
    "privatekeyplaintextblob",
    "privatekeyplaintext",
    "credential",
    "credentials",
    "stoken",
    "ststoken",
    "refreshtoken",
    "sessiontoken",
    "registrytoken",
    "keymaterial",
    "accountpassword",
    "authenticationcode",
    "smscode",
    "authcode",
    "verificationcode",
    "verifycode",
    "pincode",
    "jwt",
    "kubeconfig",
    "registryauth",
    "tdekey",
];

/// What stands before `token` in the names of places in a list, and of tokens that only tell two requests apart.
const PLAIN_TOKENS: &[&str] = &[
    "client",
    "next",
    "page",
    "start",
    "end",
    "prev",
    "previous",
    "last",
    "first",
    "continue",
    "continuation",
    "scroll",
    "cursor",
    "marker",
    "request",
    "idempotent",
    "idempotency",
    "idempotence",
    "resume",
    "query",
    "result",
    "list",
    "position",
];

/// Names that are secrets as a whole.
const SECRET_NAMES: &[&str] = &["pin", "sk"];

/// Endings that only look so.
const HARMLESS_ENDINGS: &[&str] = &[
    "clienttoken",
    "nexttoken",
    "pagetoken",
    "keypair",
    "keypairname",
    "publickey",
    "tagkey",
    "resetpassword",
    "changepassword",
    "requirepassword",
    "passwordinherit",
    "recordsecret",
    "requiresecret",
];

/// Openings of descriptions whose values are secrets.
const OPENINGS: &[&str] = &[
    "预共享密钥",
    "登录密码",
    "密码。",
    "密码，",
    "账号密码",
    "用户密码",
    "实例的密码",
    "实例密码",
    "私钥。",
    "私钥，",
    "服务器证书的私钥",
    "客户端证书的私钥",
    "初始密码",
    "the pre-shared key",
    "the preshared key",
    "the password of",
    "the password for",
    "the password that",
    "the private key of",
    "the private key that",
    "the new password",
    "the logon password",
    "the secret value",
];

/// Whether the value must never be shown.
pub(super) fn is_sensitive(description: &Description<'_>) -> bool {
    match element(description.ty) {
        Type::String | Type::Any | Type::Json { .. } | Type::Binary => {}
        Type::Boolean
        | Type::Integer
        | Type::Long
        | Type::Float
        | Type::Double
        | Type::DateTime
        | Type::List { .. }
        | Type::Map { .. }
        | Type::Struct { .. } => return false,
    }
    let last = description
        .name
        .rsplit('.')
        .find(|part| !matches!(*part, "N" | "n") && !part.bytes().all(|b| b.is_ascii_digit()));
    let name: String = last
        .unwrap_or(description.name)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if HARMLESS_ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        return false;
    }
    if SECRET_ENDINGS.iter().any(|ending| name.ends_with(ending))
        || SECRET_NAMES.contains(&name.as_str())
        || name.strip_suffix("token").is_some_and(|rest| {
            !PLAIN_TOKENS.iter().any(|word| rest.ends_with(word)) && !is_place(description.doc)
        })
    {
        return true;
    }
    if [
        "id",
        "ids",
        "name",
        "names",
        "type",
        "time",
        "status",
        "version",
        "policy",
        "arn",
        "date",
        "length",
        "count",
        "format",
        "region",
        "algorithm",
        "usage",
        "origin",
        "alias",
        "url",
        "spec",
    ]
    .iter()
    .any(|ending| name.ends_with(ending))
    {
        return false;
    }
    let doc = description.doc.trim_start();
    OPENINGS.iter().any(|opening| {
        doc.get(..opening.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(opening))
    }) || is_called_secret(doc)
}

/// The description speaks of pages of a list, or of sending a request again.
fn is_place(doc: &str) -> bool {
    let lower = doc.to_ascii_lowercase();
    [
        "分页",
        "翻页",
        "下一页",
        "下一次",
        "幂等",
        "next page",
        "pagination",
        "next query",
        "idempot",
        "query returned",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// The title of a description ends with a word for a secret, or says that the value holds one: `集群的连接配置，包含访问凭证。`
fn is_called_secret(doc: &str) -> bool {
    const NOUNS: &[&str] = &[
        "密码",
        "口令",
        "私钥",
        "密钥",
        "凭证",
        "secretkey",
        "secret key",
        "secret access key",
        "accesskey secret",
        "private key",
        "password",
        "passphrase",
        "pre-shared key",
        "kubeconfig",
        "访问令牌",
        "access token",
    ];
    const HOLDS: &[&str] = &[
        "包含访问凭证",
        "包含账号密码",
        "包含用户名和密码",
        "包含密码",
        "包含密钥",
        "包含私钥",
        "contains the password",
        "contains credentials",
        "contains the credentials",
        "contains the access credentials",
        "kubeconfig",
    ];
    /// Words of titles that are about a secret without being one.
    const ABOUT: &[&str] = &[
        "是否",
        "策略",
        "规则",
        "公钥",
        "对的",
        "加密方式",
        "whether",
        "policy",
        "rule",
        "public",
        "type of",
        "method",
    ];
    /// A part of each of the nouns and of what holds them.
    static MAY: WordList = WordList::new(&[
        "密码",
        "口令",
        "钥",
        "凭证",
        "令牌",
        "secret",
        "key",
        "pass",
        "token",
        "credential",
        "kubeconfig",
    ]);
    let lower = doc
        .chars()
        .take(200)
        .collect::<String>()
        .to_ascii_lowercase();
    if !MAY.are_in(&lower) {
        return false;
    }
    let sentence = lower.split(['。', '\n']).next().unwrap_or_default();
    let sentence = sentence.split(". ").next().unwrap_or_default();
    if is_place(doc) || ABOUT.iter().any(|word| sentence.contains(word)) {
        return false;
    }
    let title = sentence
        .split(['，', ',', '；', ';', '（', '(', '：', ':'])
        .next()
        .unwrap_or_default()
        .trim_matches(['*', '`', '.', ' ']);
    NOUNS.iter().any(|noun| title.ends_with(noun))
        || HOLDS.iter().any(|words| sentence.contains(words))
}

#[cfg(test)]
mod tests {
    use super::{Description, Type, is_sensitive};

    fn check(name: &str, ty: &Type, doc: &str, expected: bool) {
        let description = Description {
            name,
            ty,
            doc,
            example: None,
            siblings: &[],
            line: 1,
        };
        assert_eq!(is_sensitive(&description), expected, "{name}: {doc}");
    }

    #[test]
    fn secrets_are_told_by_name_and_prose() {
        for name in [
            "Password",
            "DBPassword",
            "Psk",
            "PreSharedKey",
            "SecretData",
            "PrivateKey",
            "AccessKeySecret",
            "SecurityToken",
            "Server.1.Password",
            "PasswordInit.Password",
        ] {
            check(name, &Type::String, "", true);
        }
        for name in [
            "ClientToken",
            "NextToken",
            "KeyPairName",
            "KeyId",
            "SecretName",
            "AccessKeyId",
            "Tag.N.Key",
            "PasswordPolicy",
            "PublicKey",
            "SecretId",
        ] {
            check(name, &Type::String, "", false);
        }
        check("PasswordInherit", &Type::Boolean, "", false);
        check("Initial", &Type::String, "预共享密钥，用于两端认证。", true);
        check(
            "Ike",
            &Type::String,
            "The pre-shared key of the tunnel.",
            true,
        );
        for (name, doc) in [
            ("Key", "The private key."),
            ("Config", "集群的kubeconfig内容。"),
            ("UserConf", "连接集群的配置，包含访问凭证。"),
            ("EncryptionKey", "自定义密钥。"),
            ("SkValue", "SecretKey。"),
            ("ConnectionString", "连接地址，包含账号密码。"),
            ("JoinToken", ""),
            ("SmsCode", ""),
            ("Pin", ""),
        ] {
            check(name, &Type::String, doc, true);
        }
        for (name, doc) in [
            ("ContinuationToken", ""),
            ("StartToken", ""),
            ("Token", "分页的凭证。"),
            ("Spin", ""),
            ("KeyArn", "密钥"),
            ("Mode", "密码策略。"),
            ("Kind", "The type of the private key."),
            ("EncryptionKey", "自定义密钥的ID。"),
        ] {
            check(name, &Type::String, doc, false);
        }
        check("PskId", &Type::String, "预共享密钥的ID。", false);
    }
}
