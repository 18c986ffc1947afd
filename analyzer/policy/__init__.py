"""Privacy-policy documents to statements."""
