//! Checks of content.

pub mod personal_data;
