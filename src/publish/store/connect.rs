//! From an address, an endpoint and the variables of the environment to a store that can be asked.

use super::address::StoreAddress;
use super::errors;
use crate::publish::errors::PublishError;
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::{BackoffConfig, ClientConfigKey, ClientOptions, ObjectStore, RetryConfig};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use url::{Host, Url};

/// The longest that one request may take: a scan of tens of megabytes on a slow line.
const REQUEST: Duration = Duration::from_secs(5 * 60);

/// How to reach a store, and with whose keys.
#[derive(Clone, Default)]
pub struct Access {
    /// The address of the server, in place of the one that the variables name.
    pub endpoint: Option<String>,
    /// Whether keys and files may go over a network that anybody on the way can read.
    pub plain_http: bool,
    /// The variables of the environment; those that begin with `AWS_` are looked at.
    pub variables: Vec<(String, String)>,
}

/// Tells no keys.
impl std::fmt::Debug for Access {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.variables.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Access")
            .field("plain_http", &self.plain_http)
            .field("variables", &names)
            .finish_non_exhaustive()
    }
}

impl Access {
    /// What a variable says; an empty one says nothing.
    fn variable(&self, name: &str) -> Option<&str> {
        let found = self.variables.iter().find(|(known, _)| known == name)?;
        Some(found.1.as_str()).filter(|value| !value.trim().is_empty())
    }

    /// What no message may tell.
    pub(super) fn secrets(&self) -> Vec<String> {
        let names = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID", "AWS_SSE_CUSTOMER_KEY_BASE64"];
        let told = names.into_iter().filter_map(|name| self.variable(name));
        // What is shorter is no secret, and would make messages unreadable.
        told.filter(|value| value.len() > 5).map(str::to_owned).collect()
    }

    /// The server to ask; none for the one that the region has.
    fn endpoint(&self) -> Result<Option<String>, PublishError> {
        let named = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT"];
        let named = || named.into_iter().find_map(|name| self.variable(name));
        self.endpoint.as_deref().or_else(named).map(|text| endpoint(text.trim(), self.plain_http)).transpose()
    }

    /// Whether the variables say who asks. Without keys the crate would look for a machine of one cloud that hands
    /// some out, and wait for it wherever there is none.
    fn has_keys(&self) -> bool {
        let all = |names: &[&str]| names.iter().all(|name| self.variable(name).is_some());
        all(&["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
            || all(&["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"])
            || all(&["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"])
            || all(&["AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"])
    }
}

/// The store that has the bucket.
pub(super) fn s3(address: &StoreAddress, access: &Access) -> Result<Arc<dyn ObjectStore>, PublishError> {
    let endpoint = access.endpoint()?;
    if !access.has_keys() {
        return Err(errors::no_keys());
    }
    // The client for HTTPS takes the process's one; a second call finds it in place.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let is_plain = endpoint.as_ref().is_some_and(|endpoint| endpoint.starts_with("http:"));
    let client = ClientOptions::new().with_timeout(REQUEST).with_connect_timeout(Duration::from_secs(10));
    // A small container has no certificates, and needs none without encryption.
    let client = client.with_no_system_certificates(is_plain);
    let mut builder = AmazonS3Builder::new().with_client_options(client).with_retry(retry());
    for (name, value) in access.variables.iter().filter(|(_, value)| !value.trim().is_empty()) {
        let key = name.starts_with("AWS_").then(|| name.to_ascii_lowercase().parse().ok()).flatten();
        if let Some(key) = key.filter(|key| !is_ours(*key)) {
            builder = builder.with_config(key, value);
        }
    }
    builder = builder.with_bucket_name(address.bucket());
    if let Some(endpoint) = endpoint {
        builder = builder.with_allow_http(is_plain).with_endpoint(endpoint);
    }
    let store = builder.build().map_err(|error| errors::bad_settings(&error, &access.secrets()))?;
    Ok(Arc::new(store))
}

/// What the command line decides, whatever the environment says.
fn is_ours(key: AmazonS3ConfigKey) -> bool {
    matches!(
        key,
        AmazonS3ConfigKey::Bucket
            | AmazonS3ConfigKey::Endpoint
            | AmazonS3ConfigKey::S3Endpoint
            | AmazonS3ConfigKey::Client(ClientConfigKey::AllowHttp)
    )
}

/// Some seconds of trouble are slept through; a server that is not there is told within a minute.
fn retry() -> RetryConfig {
    let (shortest, longest) = (Duration::from_millis(500), Duration::from_secs(10));
    let backoff = BackoffConfig { init_backoff: shortest, max_backoff: longest, base: 3. };
    RetryConfig { backoff, max_retries: 7, retry_timeout: Duration::from_secs(2 * 60) }
}

/// Checks the address of a server.
fn endpoint(text: &str, plain_http: bool) -> Result<String, PublishError> {
    let url = Url::parse(text).map_err(|_| errors::bad_endpoint())?;
    let bare =
        url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    let Some(host) = url.host().filter(|_| bare) else { return Err(errors::bad_endpoint()) };
    match url.scheme() {
        "https" => {}
        "http" if plain_http || is_loopback(&host) => {}
        "http" => return Err(errors::plain_http(&host.to_string())),
        _ => return Err(errors::bad_endpoint()),
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(ip) => IpAddr::from(*ip).is_loopback(),
        Host::Ipv6(ip) => IpAddr::from(*ip).is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    const KEYS: [(&str, &str); 2] = [("AWS_ACCESS_KEY_ID", "ma-khoa"), ("AWS_SECRET_ACCESS_KEY", "bi-mat")];

    fn code(access: &Access) -> Option<&'static str> {
        s3(&"s3://cong/mau".parse().unwrap(), access).err().map(|error| error.code())
    }

    #[test]
    fn plain_http_goes_no_further_than_this_machine() {
        for good in [
            "https://kho.example.vn",
            "http://127.0.0.1:5000/",
            "http://[::1]:5000",
            "http://localhost:9000",
            "http://127.9.9.9",
        ] {
            assert!(endpoint(good, false).is_ok(), "{good}");
        }
        for bad in
            ["http://kho.example.vn", "http://10.0.0.1", "http://localhost.example.vn", "http://127.0.0.1.example.vn"]
        {
            assert_eq!(endpoint(bad, false).unwrap_err().code(), "G935", "{bad}");
            assert!(endpoint(bad, true).is_ok(), "{bad}");
        }
        for odd in
            ["", "kho", "//kho", "ftp://kho", "file:///etc", "https://", "https://a:b@kho", "https://kho/?x=1", "\0"]
        {
            let error = endpoint(odd, true).unwrap_err();
            assert_eq!(error.code(), "G935", "{odd:?}");
            assert!(!error.text.en.contains("a:b"));
        }
    }

    #[test]
    fn the_environment_names_the_keys_and_the_server_and_the_command_line_comes_first() {
        assert_eq!(code(&Access::default()), Some("G935"), "no keys");
        let access = Access { variables: variables(&KEYS), ..Access::default() };
        assert_eq!(code(&access), None);
        let mut pairs = KEYS.to_vec();
        pairs.extend([
            ("AWS_ENDPOINT_URL", "http://kho.example.vn"),
            ("AWS_ALLOW_HTTP", "true"),
            ("AWS_SESSION_TOKEN", ""),
        ]);
        let mut access = Access { variables: variables(&pairs), ..Access::default() };
        assert_eq!(code(&access), Some("G935"), "plain http has to be asked for on the command line");
        access.endpoint = Some("https://kho.example.vn".to_owned());
        assert_eq!(code(&access), None);
        access.variables.push(("AWS_CONDITIONAL_PUT".to_owned(), "bi-mat?".to_owned()));
        let error = s3(&"s3://cong".parse().unwrap(), &access).unwrap_err();
        assert_eq!(error.code(), "G935");
        let told = format!("{error} {error:?} {access:?}");
        assert!(!told.contains("bi-mat"), "{told}");
    }
}
