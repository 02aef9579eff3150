//! `s3://bucket/prefix`: where in a store a site goes.

use object_store::path::Path;
use std::fmt;
use std::str::FromStr;

/// The longest name of a bucket.
const LONGEST_BUCKET: usize = 63;

/// A bucket, and perhaps a folder in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreAddress {
    bucket: String,
    prefix: Path,
}

impl StoreAddress {
    /// The name of the bucket.
    pub(super) fn bucket(&self) -> &str {
        &self.bucket
    }

    /// What the keys of all objects of the site begin with.
    pub(super) fn prefix(&self) -> &Path {
        &self.prefix
    }
}

impl fmt::Display for StoreAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s3://{}", self.bucket)?;
        if self.prefix.as_ref().is_empty() { Ok(()) } else { write!(f, "/{}", self.prefix) }
    }
}

impl FromStr for StoreAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        parse(text).ok_or_else(|| {
            "viết như s3://kho hoặc s3://kho/thu-muc: chữ không dấu, chữ số và - _ . \
             (write it like s3://bucket or s3://bucket/folder: ASCII letters, digits and - _ .)"
                .to_owned()
        })
    }
}

fn parse(text: &str) -> Option<StoreAddress> {
    let rest = text.strip_prefix("s3://")?;
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let prefix = prefix.strip_suffix('/').unwrap_or(prefix);
    let plain = |name: &str| {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        !name.is_empty() && !name.starts_with('.') && name.bytes().all(known)
    };
    let fits = plain(bucket) && bucket.len() <= LONGEST_BUCKET && (prefix.is_empty() || prefix.split('/').all(plain));
    fits.then(|| StoreAddress { bucket: bucket.to_owned(), prefix: Path::from(prefix) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_and_a_folder_are_told_apart() {
        for (text, bucket, prefix) in [
            ("s3://cong", "cong", ""),
            ("s3://cong/", "cong", ""),
            ("s3://cong.tinh-mau/phuong/mau", "cong.tinh-mau", "phuong/mau"),
            ("s3://cong/phuong_mau/", "cong", "phuong_mau"),
        ] {
            let address: StoreAddress = text.parse().unwrap();
            assert_eq!((address.bucket(), address.prefix().as_ref()), (bucket, prefix), "{text}");
            assert_eq!(address.to_string(), text.trim_end_matches('/'));
        }
    }

    #[test]
    fn anything_else_is_a_wrong_command_line() {
        let long = format!("s3://{}", "a".repeat(64));
        for wrong in [
            "",
            "cong",
            "s3:/cong",
            "s3://",
            "s3:///mau",
            "S3://cong",
            "https://cong",
            "s3://cong//mau",
            "s3://cong/mau//",
            "s3://cong/../kho",
            "s3://cong/.guong-upload",
            "s3://cong/phường",
            "s3://khóa:mật@cong",
            "s3://a@b",
            "s3://cong?x=1",
            "s3://cong/a b",
            "s3://cong/a%2f",
            "s3://cong\0",
            "s3://..",
            &long,
        ] {
            assert!(wrong.parse::<StoreAddress>().is_err(), "{wrong:?}");
        }
    }
}
