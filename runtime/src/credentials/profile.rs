//! The profile file of the vendor's command line: JSON with a list of named profiles comes in, the credentials and region of one
//! of them go out.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::Json;
use crate::credentials::{Credentials, ProvideCredentials};
use crate::error::CredentialsError;
use crate::secret::Secret;

/// A profile file, by default `~/.aliyun/config.json`. The profile is the one named here, else by `ALIBABA_CLOUD_PROFILE`, else the
/// one that the file calls current. Profiles of the modes `AK` and `StsToken` can be used.
///
/// The file is read anew each time, so that credentials that another program renews are seen.
#[derive(Clone, Debug, Default)]
pub struct ProfileFile {
    path: Option<PathBuf>,
    profile: Option<String>,
}

impl ProfileFile {
    /// The file at `path`.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self {
            path: Some(path.into()),
            profile: None,
        }
    }

    /// The same with the profile of this name.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    fn read(&self) -> Result<Json, CredentialsError> {
        let path = match &self.path {
            Some(path) => path.clone(),
            None => home()
                .ok_or_else(|| {
                    CredentialsError::new(
                        "there is no home directory to look for a profile file in",
                    )
                })?
                .join(".aliyun")
                .join("config.json"),
        };
        let failed = |what: &str| {
            CredentialsError::new(format!("the profile file {} {what}", path.display()))
        };
        let text = fs::read_to_string(&path)
            .map_err(|error| failed("cannot be read").with_source(error))?;
        // The parser's error is left out: it may quote the file.
        let file: Json = serde_json::from_str(&text).map_err(|_| failed("is not JSON"))?;
        let variable = env::var("ALIBABA_CLOUD_PROFILE")
            .ok()
            .filter(|name| !name.is_empty());
        let name = match (&self.profile, &variable) {
            (Some(name), _) | (None, Some(name)) => name.as_str(),
            (None, None) => file
                .get("current")
                .and_then(Json::as_str)
                .unwrap_or("default"),
        };
        file.get("profiles")
            .and_then(Json::as_array)
            .and_then(|profiles| {
                profiles
                    .iter()
                    .find(|profile| profile.get("name").and_then(Json::as_str) == Some(name))
            })
            .cloned()
            .ok_or_else(|| failed(&format!("has no profile `{name}`")))
    }
}

impl ProvideCredentials for ProfileFile {
    fn credentials(&self) -> Result<Credentials, CredentialsError> {
        let profile = self.read()?;
        let text = |key: &str| {
            profile
                .get(key)
                .and_then(Json::as_str)
                .filter(|value| !value.is_empty())
        };
        let name = text("name").unwrap_or_default();
        let required = |key: &str| {
            text(key).ok_or_else(|| {
                CredentialsError::new(format!("the profile `{name}` has no `{key}`"))
            })
        };
        let credentials = |id: &str, secret: &str| Credentials::new(id, secret);
        match text("mode").unwrap_or("AK") {
            "AK" => Ok(credentials(
                required("access_key_id")?,
                required("access_key_secret")?,
            )),
            "StsToken" => {
                let lasting =
                    credentials(required("access_key_id")?, required("access_key_secret")?);
                Ok(lasting.with_security_token(Secret::from(required("sts_token")?)))
            }
            mode => Err(CredentialsError::new(format!(
                "the profile `{name}` has the mode `{mode}`; `AK` and `StsToken` can be used"
            ))),
        }
    }

    fn region(&self) -> Option<String> {
        let profile = self.read().ok()?;
        let region = profile.get("region_id")?.as_str()?;
        (!region.is_empty()).then(|| region.to_owned())
    }
}

fn home() -> Option<PathBuf> {
    let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    variable("HOME")
        .or_else(|| variable("USERPROFILE"))
        .map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> ProfileFile {
        let path = env::temp_dir().join(format!("docwright-profile-{name}-{}", std::process::id()));
        fs::write(&path, text).unwrap();
        ProfileFile::at(path)
    }

    const PROFILES: &str = r#"{"current": "work", "profiles": [
        {"name": "default", "mode": "AK", "access_key_id": "testid", "access_key_secret": "testsecret", "region_id": "cn-beijing"},
        {"name": "work", "mode": "StsToken", "access_key_id": "testid2", "access_key_secret": "testsecret", "sts_token": "testtoken"},
        {"name": "role", "mode": "EcsRamRole"}
    ]}"#;

    #[test]
    fn profiles_are_found_by_name_or_as_the_current_one() {
        let source = file("found", PROFILES);
        assert_eq!(
            source.clone().profile("default").region().as_deref(),
            Some("cn-beijing")
        );
        let lasting = source.clone().profile("default").credentials().unwrap();
        assert_eq!(lasting, Credentials::new("testid", "testsecret"));
        let temporary = source.clone().profile("work").credentials().unwrap();
        assert_eq!(temporary.security_token, Some(Secret::from("testtoken")));
        if env::var_os("ALIBABA_CLOUD_PROFILE").is_none() {
            assert_eq!(source.credentials().unwrap(), temporary);
        }
    }

    #[test]
    fn what_is_wrong_is_told_without_secrets() {
        let source = file("wrong", PROFILES);
        for (profile, part) in [
            ("nobody", "has no profile `nobody`"),
            ("role", "`EcsRamRole`"),
        ] {
            let error = source
                .clone()
                .profile(profile)
                .credentials()
                .unwrap_err()
                .to_string();
            assert!(error.contains(part), "{error}");
        }
        let broken = file("broken", "{\"access_key_secret\": \"testsecret\"");
        let error = format!("{:?}", broken.credentials().unwrap_err());
        assert!(
            error.contains("is not JSON") && !error.contains("testsecret"),
            "{error}"
        );
    }
}
