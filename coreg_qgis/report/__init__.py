"""Reports for the reader's eye: self-contained HTML pages and their figures."""
