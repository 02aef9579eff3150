//! JSON that may stand inside a `<script>` element.

use tera::{Error, TeraResult, Value};

/// Writes a value as JSON. `<`, `>` and `&` are written as escapes, so that no text can end the script element or
/// open a comment in it; the two line separators that old scripts stumble over as well.
pub(super) fn filter(value: &Value) -> TeraResult<Value> {
    // Maps of the template engine have no order of their own; going through a sorted value gives them one.
    let sorted = serde_json::to_value(value).map_err(|e| Error::message(format!("this cannot be JSON: {e}")))?;
    let mut out = String::new();
    for c in sort_keys(sorted).to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                use std::fmt::Write as _;
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    Ok(Value::safe_string(&out))
}

fn sort_keys(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Json::Object(map) => {
            let sorted: std::collections::BTreeMap<_, _> = map.into_iter().collect();
            Json::Object(sorted.into_iter().map(|(key, value)| (key, sort_keys(value))).collect())
        }
        Json::Array(items) => Json::Array(items.into_iter().map(sort_keys).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_close_the_script() {
        let value = Value::from_serializable(&serde_json::json!({"b": "</script><!--", "a": ["&", 1, null]}));
        let shown = filter(&value).unwrap();
        assert_eq!(shown.to_string(), r#"{"a":["\u0026",1,null],"b":"\u003c/script\u003e\u003c!--"}"#);
        assert!(shown.is_safe());
    }
}
