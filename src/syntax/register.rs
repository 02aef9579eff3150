//! The register of award forms, a TOML file that comes with the program.
//!
//! It is ours, not an editor's: a mistake in it is found by the tests, so it needs no spans and no findings.

use serde::Deserialize;

/// One entry as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisteredForm {
    /// Permanent id.
    pub id: String,
    /// Vietnamese name.
    pub vi: String,
    /// English name.
    pub en: String,
    /// `title`, `commendation` or `local`.
    pub kind: String,
    /// `central`, `ministry`, `province`, `ward` or `unit`.
    pub authority: String,
    /// Whom it may honour: `individual`, `collective`, `household`.
    pub subjects: Vec<String>,
    /// Smaller is higher.
    pub rank: u32,
    /// Other spellings; one that ends in `…` may be followed by more words.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Spellings that name an authority which does not grant this form.
    #[serde(default)]
    pub odd: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Register {
    form: Vec<RegisteredForm>,
}

/// Reads the register.
///
/// # Errors
/// Says where the text is no TOML or an entry lacks a field.
pub fn award_forms(text: &str) -> Result<Vec<RegisteredForm>, String> {
    toml::from_str::<Register>(text).map(|register| register.form).map_err(|error| error.to_string())
}
