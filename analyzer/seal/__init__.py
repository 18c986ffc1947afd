"""The evidence seal: digests of everything that a report rests on, as a chain, and what of it still holds."""
