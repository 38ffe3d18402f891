//! The program that the page runs.

fn main() {
    practice_review_toolkit::start();
}
