//! Makes the client of the pages in `pages/`.

use docwright_codegen::Generator;
use docwright_codegen::generator::fail;

fn main() {
    if let Err(error) = Generator::new().pages("pages").blocking().generate() {
        fail(&error);
    }
}
