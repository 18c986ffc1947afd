"""Side-by-side measurements; nothing here is shipped."""
