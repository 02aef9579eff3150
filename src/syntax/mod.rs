//! Total parsers with spans: what an editor wrote, and everything that is wrong with it.
//!
//! Nothing here knows what a campaign or an award is worth; links between files are the model's work.

pub mod rows;
