"""Code facts against policy statements."""
