"""One frozen Report; JSON, HTML, text."""
