//! The setters that both client builders have.

/// Writes the shared setters into an `impl` block of a type with a field `settings: Settings`.
macro_rules! settings_setters {
    () => {
        /// Where credentials come from. By default the environment, then the profile file.
        #[must_use]
        pub fn credentials(mut self, credentials: impl ProvideCredentials) -> Self {
            self.settings.credentials = Arc::new(credentials);
            self
        }

        /// Region for requests that name none, and for endpoints that depend on it. By default the one that stands beside the
        /// credentials.
        #[must_use]
        pub fn region(mut self, region: impl Into<String>) -> Self {
            self.settings.region = Some(region.into());
            self
        }

        /// Host name or address of the service, such as `vpc.aliyuncs.com` or `http://127.0.0.1:8080`. By default the documented
        /// one.
        #[must_use]
        pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
            self.settings.endpoint = Some(endpoint.into());
            self
        }

        /// Longest time to make a connection; by default 5 s.
        #[must_use]
        pub fn connect_timeout(mut self, timeout: Duration) -> Self {
            self.settings.connect_timeout = timeout;
            self
        }

        /// Longest time of one attempt, the connection included; by default 30 s.
        #[must_use]
        pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
            self.settings.attempt_timeout = timeout;
            self
        }

        /// Longest time of a whole call with all its attempts and waits; by default 120 s.
        #[must_use]
        pub fn timeout(mut self, timeout: Duration) -> Self {
            self.settings.timeout = timeout;
            self
        }

        /// Signature version; by default [`Signature::V3`].
        #[must_use]
        pub fn signature(mut self, signature: Signature) -> Self {
            self.settings.signature = signature;
            self
        }

        /// Value of the header `User-Agent`.
        #[must_use]
        pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
            self.settings.user_agent = user_agent.into();
            self
        }

        /// How often and how soon failed calls are tried again.
        #[must_use]
        pub fn retry(mut self, policy: RetryPolicy) -> Self {
            self.settings.retry = policy;
            self
        }

        /// Whether requests are checked before they are sent; by default [`Validation::Enforce`]. A call can say otherwise.
        #[must_use]
        pub fn validation(mut self, validation: Validation) -> Self {
            self.settings.validation = validation;
            self
        }

        /// Is told what is worth knowing but stops no request: values that are not documented, parameters that are deprecated, and
        /// with [`Validation::Warn`] every broken rule. By default nobody is told. A callback and no logging crate, so that
        /// applications choose theirs.
        #[must_use]
        pub fn on_warning(mut self, hook: impl Fn(&Warning) + Send + Sync + 'static) -> Self {
            self.settings.on_warning = Some(Arc::new(hook));
            self
        }
    };
}

pub(crate) use settings_setters;
