//! What a client is told once: the settings of both builders, and where and as whom requests go.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::credentials::{Chain, ProvideCredentials};
use crate::error::ConfigError;
use crate::operation::Service;
use crate::retry::RetryPolicy;
use crate::sign::Signature;
use crate::validate::{Validation, Warning};

/// Receives what is worth knowing but stops nothing.
pub(crate) type WarningHook = Arc<dyn Fn(&Warning) + Send + Sync>;

/// All settings, with their defaults.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) credentials: Arc<dyn ProvideCredentials>,
    pub(crate) region: Option<String>,
    pub(crate) endpoint: Option<String>,
    pub(crate) connect_timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) timeout: Duration,
    pub(crate) signature: Signature,
    pub(crate) user_agent: String,
    pub(crate) retry: RetryPolicy,
    pub(crate) validation: Validation,
    pub(crate) on_warning: Option<WarningHook>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            credentials: Arc::new(Chain::default()),
            region: None,
            endpoint: None,
            connect_timeout: Duration::from_secs(5),
            attempt_timeout: Duration::from_secs(30),
            timeout: Duration::from_secs(120),
            signature: Signature::default(),
            user_agent: concat!("docwright/", env!("CARGO_PKG_VERSION")).to_owned(),
            retry: RetryPolicy::default(),
            validation: Validation::default(),
            on_warning: None,
        }
    }
}

impl Settings {
    /// Checks what can be checked without a call, and takes the region that stands beside the credentials where none is given.
    pub(crate) fn checked(mut self) -> Result<Self, ConfigError> {
        if let Some(endpoint) = &self.endpoint {
            Endpoint::parse(endpoint)?;
        }
        if !self
            .user_agent
            .chars()
            .all(|c| c == ' ' || c.is_ascii_graphic())
        {
            return Err(ConfigError::new(
                "the user agent has characters that no header can carry",
            ));
        }
        if self.retry.attempts == 0 {
            return Err(ConfigError::new(
                "the retry policy allows no attempt at all",
            ));
        }
        if self.region.is_none() {
            self.region = self.credentials.region();
        }
        if let Some(region) = &self.region
            && (region.is_empty()
                || !region
                    .chars()
                    .all(|c| c == '-' || c.is_ascii_alphanumeric()))
        {
            return Err(ConfigError::new(format!("`{region}` is no region")));
        }
        Ok(self)
    }

    /// Where the requests of a service go: the given endpoint, else the one that the pages name, in the client's region where the name has
    /// a place for one, else the usual name of the product's regional endpoint.
    pub(crate) fn endpoint(&self, service: &Service) -> Result<Endpoint, ConfigError> {
        if let Some(endpoint) = &self.endpoint {
            return Endpoint::parse(endpoint);
        }
        let region = self.region.as_deref();
        if service.endpoint.is_empty() {
            let region = region.ok_or_else(|| {
                ConfigError::new(format!("{} needs a region or an endpoint", service.product))
            })?;
            let product = service.product.to_ascii_lowercase();
            return Endpoint::parse(&format!("{product}.{region}.aliyuncs.com"));
        }
        let labels: Vec<&str> = service
            .endpoint
            .split('.')
            .map(|label| match region {
                Some(region) if is_region(label) || is_placeholder(label) => region,
                Some(_) | None => label,
            })
            .collect();
        Endpoint::parse(&labels.join("."))
    }
}

/// Shows no secret.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("credentials", &self.credentials)
            .field("region", &self.region)
            .field("endpoint", &self.endpoint.as_deref().map(without_user))
            .field("connect_timeout", &self.connect_timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("timeout", &self.timeout)
            .field("signature", &self.signature)
            .field("user_agent", &self.user_agent)
            .field("retry", &self.retry)
            .field("validation", &self.validation)
            .finish_non_exhaustive()
    }
}

/// An endpoint that nobody has checked yet, without a user name and password before its host.
fn without_user(endpoint: &str) -> &str {
    endpoint.rsplit('@').next().unwrap_or_default()
}

/// Scheme and host of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endpoint {
    pub(crate) scheme: &'static str,
    /// With the port, where one is given.
    pub(crate) host: String,
}

impl Endpoint {
    /// Reads `vpc.aliyuncs.com`, `https://...` or `http://127.0.0.1:8080`.
    pub(crate) fn parse(text: &str) -> Result<Self, ConfigError> {
        let (scheme, rest) = match text.split_once("://") {
            None => ("https", text),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => ("https", rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => ("http", rest),
            Some((scheme, _)) => {
                return Err(ConfigError::new(format!(
                    "the endpoint's scheme `{scheme}` is neither http nor https"
                )));
            }
        };
        // Not shown: what stands before the sign may be a password.
        if rest.contains('@') {
            return Err(ConfigError::new(
                "the endpoint has a user name or a password, which requests of this service do not carry",
            ));
        }
        let host = rest.strip_suffix('/').unwrap_or(rest);
        let fits =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':' | '[' | ']' | '_');
        if host.is_empty() || !host.chars().all(fits) {
            return Err(ConfigError::new(format!(
                "the endpoint `{text}` is no host name with or without a port"
            )));
        }
        Ok(Self {
            scheme,
            host: host.to_ascii_lowercase(),
        })
    }
}

/// `cn-hangzhou`, `ap-southeast-1`: a part of a host name that names a region.
fn is_region(label: &str) -> bool {
    const AREAS: &[&str] = &["cn", "ap", "us", "eu", "me", "na", "rus"];
    label
        .split_once('-')
        .is_some_and(|(area, place)| AREAS.contains(&area) && !place.is_empty())
}

/// `[RegionId]`, `<region>`: a part of a host name that stands for one.
fn is_placeholder(label: &str) -> bool {
    label.starts_with(['[', '<', '{', '$']) && label.ends_with([']', '>', '}'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Style;

    fn endpoint(documented: &'static str, region: Option<&str>) -> Result<Endpoint, ConfigError> {
        let service = Service {
            product: "Vpc",
            version: "2016-04-28",
            style: Style::Rpc,
            endpoint: documented,
            errors: &[],
        };
        let settings = Settings {
            region: region.map(str::to_owned),
            ..Settings::default()
        };
        settings.endpoint(&service)
    }

    #[test]
    fn regions_stand_where_the_documented_name_has_one() {
        for (documented, region, host) in [
            ("vpc.aliyuncs.com", Some("cn-beijing"), "vpc.aliyuncs.com"),
            (
                "ecs.cn-hangzhou.aliyuncs.com",
                Some("cn-beijing"),
                "ecs.cn-beijing.aliyuncs.com",
            ),
            (
                "ecs.cn-hangzhou.aliyuncs.com",
                None,
                "ecs.cn-hangzhou.aliyuncs.com",
            ),
            (
                "sae.[RegionId].aliyuncs.com",
                Some("cn-beijing"),
                "sae.cn-beijing.aliyuncs.com",
            ),
            ("", Some("cn-beijing"), "vpc.cn-beijing.aliyuncs.com"),
        ] {
            assert_eq!(endpoint(documented, region).unwrap().host, host);
        }
        assert!(endpoint("", None).is_err());
        assert!(endpoint("sae.<RegionId>.aliyuncs.com", None).is_err());
    }

    #[test]
    fn given_endpoints() {
        let local = Endpoint::parse("http://127.0.0.1:80/").unwrap();
        assert_eq!(
            (local.scheme, local.host.as_str()),
            ("http", "127.0.0.1:80")
        );
        assert_eq!(
            Endpoint::parse("VPC.aliyuncs.com").unwrap().host,
            "vpc.aliyuncs.com"
        );
        for wrong in [
            "",
            "ftp://host",
            "https://user@host",
            "host/path",
            "host?x",
            "ho st",
            "http://",
        ] {
            assert!(Endpoint::parse(wrong).is_err(), "{wrong}");
        }
    }
}
