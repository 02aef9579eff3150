//! Builds the program anew when a file of the built-in theme is added or removed; the compiler itself notices only
//! files that change.

fn main() {
    println!("cargo::rerun-if-changed=themes/default");
}
