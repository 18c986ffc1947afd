"""What the code does: sensitive reads, and permissions in use."""
