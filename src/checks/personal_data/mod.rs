//! Personal data where it may not stand.

mod scan;

pub use scan::{Finding, PersonalData, scan};
