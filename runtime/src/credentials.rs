//! Credentials and where they come from: what the caller gives, the environment or a profile file, tried in turn.

mod profile;

pub use profile::ProfileFile;

use std::env;
use std::fmt;
use std::sync::Arc;

use crate::error::CredentialsError;
use crate::secret::Secret;

/// An access key, with a security token where it is a temporary one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credentials {
    /// Name of the access key. Not a secret, though it stands in no error of this crate.
    pub access_key_id: String,
    /// Secret of the access key.
    pub access_key_secret: Secret,
    /// Token of temporary credentials.
    pub security_token: Option<Secret>,
}

impl Credentials {
    /// A lasting access key.
    pub fn new(access_key_id: impl Into<String>, access_key_secret: impl Into<Secret>) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            access_key_secret: access_key_secret.into(),
            security_token: None,
        }
    }

    /// The same with a token, for temporary credentials.
    #[must_use]
    pub fn with_security_token(mut self, token: impl Into<Secret>) -> Self {
        self.security_token = Some(token.into());
        self
    }
}

/// A source of credentials. It is asked once an attempt, so one that fetches them keeps and renews what it has.
pub trait ProvideCredentials: fmt::Debug + Send + Sync + 'static {
    /// The credentials of this moment.
    ///
    /// # Errors
    /// Why there are none, as a sentence without any secret.
    fn credentials(&self) -> Result<Credentials, CredentialsError>;

    /// The region that stands beside the credentials, used when the client is given none.
    fn region(&self) -> Option<String> {
        None
    }
}

impl ProvideCredentials for Credentials {
    fn credentials(&self) -> Result<Credentials, CredentialsError> {
        Ok(self.clone())
    }
}

impl ProvideCredentials for Arc<dyn ProvideCredentials> {
    fn credentials(&self) -> Result<Credentials, CredentialsError> {
        (**self).credentials()
    }

    fn region(&self) -> Option<String> {
        (**self).region()
    }
}

/// `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET` and, for temporary credentials,
/// `ALIBABA_CLOUD_SECURITY_TOKEN`; the region may stand in `ALIBABA_CLOUD_REGION_ID`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Environment;

impl ProvideCredentials for Environment {
    fn credentials(&self) -> Result<Credentials, CredentialsError> {
        from_variables(&|name| env::var(name).ok())
    }

    fn region(&self) -> Option<String> {
        env::var("ALIBABA_CLOUD_REGION_ID")
            .ok()
            .filter(|region| !region.is_empty())
    }
}

fn from_variables(
    variable: &dyn Fn(&str) -> Option<String>,
) -> Result<Credentials, CredentialsError> {
    let given = |name: &str| variable(name).filter(|value| !value.is_empty());
    let required = |name: &str| {
        given(name).ok_or_else(|| {
            CredentialsError::new(format!("the environment variable {name} is not set"))
        })
    };
    let mut credentials = Credentials::new(
        required("ALIBABA_CLOUD_ACCESS_KEY_ID")?,
        required("ALIBABA_CLOUD_ACCESS_KEY_SECRET")?,
    );
    credentials.security_token = given("ALIBABA_CLOUD_SECURITY_TOKEN").map(Secret::from);
    Ok(credentials)
}

/// Several sources, of which the first that has credentials counts.
#[derive(Clone, Debug)]
pub struct Chain {
    links: Vec<Arc<dyn ProvideCredentials>>,
}

impl Chain {
    /// A chain of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self { links: Vec::new() }
    }

    /// The same with one more source at the end.
    #[must_use]
    pub fn then(mut self, source: impl ProvideCredentials) -> Self {
        self.links.push(Arc::new(source));
        self
    }
}

/// The environment, then the profile file: what a client uses when it is given nothing.
impl Default for Chain {
    fn default() -> Self {
        Self::new().then(Environment).then(ProfileFile::default())
    }
}

impl ProvideCredentials for Chain {
    fn credentials(&self) -> Result<Credentials, CredentialsError> {
        let mut reasons = Vec::new();
        for link in &self.links {
            match link.credentials() {
                Ok(credentials) => return Ok(credentials),
                Err(error) => reasons.push(error.to_string()),
            }
        }
        Err(CredentialsError::new(format!(
            "no credentials were found: {}",
            reasons.join("; ")
        )))
    }

    fn region(&self) -> Option<String> {
        // The region of a source that is not used would send requests to a place that the caller does not expect.
        let used = self.links.iter().find(|link| link.credentials().is_ok());
        used.and_then(|link| link.region())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_that_are_empty_count_as_unset() {
        let set = |name: &str| match name {
            "ALIBABA_CLOUD_ACCESS_KEY_ID" => Some("testid".to_owned()),
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET" => Some("testsecret".to_owned()),
            _ => Some(String::new()),
        };
        assert_eq!(
            from_variables(&set).unwrap(),
            Credentials::new("testid", "testsecret")
        );
        let error =
            from_variables(&|name| set(name).filter(|_| !name.ends_with("SECRET"))).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the environment variable ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set"
        );
    }

    #[test]
    fn secrets_are_not_shown() {
        let credentials = Credentials::new("testid", "testsecret").with_security_token("testtoken");
        let shown = format!(
            "{credentials:?} {:?}",
            Chain::new().then(credentials.clone())
        );
        assert!(
            !shown.contains("testsecret") && !shown.contains("testtoken"),
            "{shown}"
        );
    }

    #[test]
    fn a_chain_takes_the_first_that_has_some_and_tells_all_reasons() {
        #[derive(Debug)]
        struct Empty(&'static str);
        impl ProvideCredentials for Empty {
            fn credentials(&self) -> Result<Credentials, CredentialsError> {
                Err(CredentialsError::new(self.0))
            }
            fn region(&self) -> Option<String> {
                Some("unused".to_owned())
            }
        }
        let chain = Chain::new()
            .then(Empty("a is empty"))
            .then(Empty("b is empty"));
        let error = chain.credentials().unwrap_err().to_string();
        assert_eq!(error, "no credentials were found: a is empty; b is empty");
        let chain = chain.then(Credentials::new("testid", "testsecret"));
        assert_eq!(chain.credentials().unwrap().access_key_id, "testid");
        assert_eq!(chain.region(), None);
    }
}
