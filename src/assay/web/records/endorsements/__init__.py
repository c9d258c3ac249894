"""Endorsements: somebody without an account vouches in two sentences, and signs them."""
