//! Is the value of a parameter a secret? Told by its name, and by the first words of its description.

use super::scope::element;
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
];

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
    if SECRET_ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        return true;
    }
    if [
        "id", "ids", "name", "names", "type", "time", "status", "version", "policy",
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
    })
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
        check("PskId", &Type::String, "预共享密钥的ID。", false);
    }
}
